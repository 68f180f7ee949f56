package studio.raim.server.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/** The card in the middle of a page that is seen before anybody is signed in. */
class Gate extends Main {
    private final Div card = new Div();
    private final Div words = new Div();
    private final Div notices = new Div();

    Gate() {
        addClassName("raim-gate");
        card.addClassNames("raim-card", "raim-gate-card");
        notices.getElement().setAttribute("role", "alert");
        card.add(MainLayout.brand(), words, notices);
        add(card, new LookToggle());
    }

    void say(String title, String sentence) {
        words.removeAll();
        words.add(new H1(title), new Paragraph(sentence));
    }

    void warn(String sentence) {
        Div banner = new Div(new Paragraph(sentence));
        banner.addClassName("raim-banner");
        banner.getElement().setAttribute("data-tone", "bad");
        notices.removeAll();
        notices.add(banner);
    }

    Div card() {
        return card;
    }
}
