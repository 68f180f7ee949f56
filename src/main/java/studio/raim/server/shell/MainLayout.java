package studio.raim.server.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import studio.raim.server.account.CurrentPerson;

/** What surrounds the pages: the bar with the person's menu, and the list of the pages that this person may see. */
@Layout
@AnonymousAllowed
public class MainLayout extends AppLayout {
    MainLayout(CurrentPerson person) {
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel("Pages");
        toggle.getElement().getThemeList().add("tertiary");
        Div end = new Div(new LookToggle());
        end.addClassName("raim-bar-end");
        addToNavbar(toggle, brand(), end);
        if (person.isSignedIn()) {
            end.add(new PersonMenu(person.name()));
            addToDrawer(pages());
        }
        setPrimarySection(Section.NAVBAR);
    }

    static Component brand() {
        Image mark = new Image("/theme/icon.svg", "");
        Anchor brand = new Anchor("/", mark, new Span("RAIM Studio"));
        brand.addClassName("raim-brand");
        brand.getElement().setAttribute("router-link", true);
        return brand;
    }

    private static Component pages() {
        SideNav nav = new SideNav();
        nav.getElement().setAttribute("aria-label", "Pages");
        nav.addClassName("raim-drawer");
        MenuConfiguration.getMenuEntries().stream().map(MainLayout::item).forEach(nav::addItem);
        return nav;
    }

    private static SideNavItem item(MenuEntry page) {
        SideNavItem item = new SideNavItem(page.title(), page.path());
        if (page.icon() != null) {
            item.setPrefixComponent(new SvgIcon(page.icon()));
        }
        return item;
    }
}
