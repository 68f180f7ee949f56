package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;

/** Buttons and links that are an icon with a name for those who cannot see it. */
final class Icons {
    private Icons() {}

    static SvgIcon icon(String name) {
        return new SvgIcon("/theme/icons/%s.svg".formatted(name));
    }

    static Button button(String icon, String name, Runnable action) {
        Button button = new Button(icon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.addClassName("aura-accent-neutral");
        button.setAriaLabel(name);
        button.setTooltipText(name);
        return button;
    }

    /** A button with words that does not call for attention. */
    static Button quiet(String icon, String words, Runnable action) {
        Button button = new Button(words, icon(icon), click -> action.run());
        button.addClassName("aura-accent-neutral");
        return button;
    }

    /** A link that saves a file and looks like a button. */
    static Anchor download(String address, String label) {
        Anchor link = new Anchor(address, "");
        link.add(icon("download"), new Span(label));
        link.setDownload(true);
        link.addClassName("raim-button");
        return link;
    }
}
