package studio.raim.server.account.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Shows a secret, this once, to copy. */
class SecretDialog extends Dialog {
    SecretDialog(String title, String sentence, String label, String secret) {
        setHeaderTitle(title);
        addClassName("raim-ask");
        CopyText copy = new CopyText(label, secret);
        Div body = new Div(new Paragraph(sentence), copy);
        body.addClassName("raim-ask-body");
        add(body);
        setCloseOnOutsideClick(false);
        getFooter().add(Parts.primary("Done", this::close));
    }
}
