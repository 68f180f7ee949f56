package studio.raim.server.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import studio.raim.common.Refusal;

/** Asks before something is done, and says what was wrong when it cannot be done. */
class Ask extends Dialog {
    private final Div problem = new Div();
    private final Button go;

    /** @param act runs when the person says yes; a {@link Refusal} is shown and the dialog stays */
    Ask(String title, String button, boolean dangerous, Runnable act, Component... parts) {
        setHeaderTitle(title);
        addClassName("raim-ask");
        problem.getElement().setAttribute("role", "alert");
        Div body = new Div(parts);
        body.add(problem);
        body.addClassName("raim-ask-body");
        add(body);
        go = new Button(button, click -> attempt(act));
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        if (dangerous) {
            go.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        getFooter().add(new Button("Cancel", click -> close()), go);
    }

    /** A question that a sentence puts. */
    static void yesOrNo(String title, String sentence, String button, Runnable act) {
        new Ask(title, button, true, act, new Paragraph(sentence)).open();
    }

    private void attempt(Runnable act) {
        try {
            act.run();
            close();
        } catch (Refusal refusal) {
            Div banner = new Div(new Paragraph(refusal.sentence() + "."));
            banner.addClassName("raim-banner");
            banner.getElement().setAttribute("data-tone", "bad");
            problem.removeAll();
            problem.add(banner);
        }
    }
}
