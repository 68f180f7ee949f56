package studio.raim.server.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.notification.Notification;
import java.time.Instant;

/** What the pages are put together from. */
final class Parts {
    private static final int NOTICE_MILLIS = 5_000;

    private Parts() {}

    static Component heading(String title, String sentence) {
        Header heading = new Header(new H1(title), new Paragraph(sentence));
        heading.addClassName("raim-heading");
        return heading;
    }

    /** A card with a title, named by it for screen readers. */
    static Section section(String id, String title, String sentence) {
        H2 heading = new H2(title);
        heading.setId(id + "-title");
        Div top = new Div(heading);
        top.addClassName("raim-section-title");
        Section section = new Section(top, quiet(sentence));
        section.setId(id);
        section.getElement().setAttribute("aria-labelledby", id + "-title");
        section.addClassNames("raim-card", "raim-account-section");
        return section;
    }

    static Paragraph quiet(String sentence) {
        Paragraph words = new Paragraph(sentence);
        words.addClassName("raim-quiet");
        return words;
    }

    static Span chip(String text, String tone) {
        Span chip = new Span(text);
        chip.addClassName("raim-chip");
        chip.getElement().setAttribute("data-tone", tone);
        return chip;
    }

    static SvgIcon icon(String name) {
        return new SvgIcon("/theme/icons/%s.svg".formatted(name));
    }

    static Button primary(String text, Runnable act) {
        Button button = new Button(text, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    static Button danger(String text, Runnable act) {
        Button button = new Button(text, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        return button;
    }

    static Button plain(String text, Runnable act) {
        return new Button(text, click -> act.run());
    }

    /** Buttons beside each other. */
    static Div row(Component... parts) {
        Div row = new Div(parts);
        row.addClassName("raim-account-row");
        return row;
    }

    /** A moment in words, with the exact one for whoever points at it. */
    static Span when(String prefix, Instant at, Instant now) {
        Span words = new Span(prefix + When.words(at, now));
        words.setTitle(at.toString());
        return words;
    }

    static void say(String sentence) {
        Notification.show(sentence, NOTICE_MILLIS, Notification.Position.BOTTOM_CENTER);
    }
}
