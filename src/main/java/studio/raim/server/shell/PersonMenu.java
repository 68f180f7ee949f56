package studio.raim.server.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** Who is signed in, and the way out. */
class PersonMenu extends MenuBar {
    PersonMenu(String name) {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        addClassNames("raim-person", "aura-accent-neutral");
        Span label = new Span(name);
        label.addClassName("raim-person-name");
        MenuItem root = addItem(new SvgIcon("/theme/icons/person.svg"));
        root.add(label);
        root.getElement().setAttribute("aria-label", "Signed in as " + name);
        root.getSubMenu().addItem("Account", click -> UI.getCurrent().navigate("account"));
        root.getSubMenu().addItem("Sign out", click -> UI.getCurrent().getPage().setLocation("/sign-out"));
    }
}
