package studio.raim.server.shell;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import studio.raim.common.Refusal;
import studio.raim.server.account.People;
import studio.raim.server.account.WelcomeLinks;

/** Behind the one-time link that the first start prints: creates the administrator. */
@Route(value = "welcome", autoLayout = false)
@PageTitle("Welcome · RAIM Studio")
@AnonymousAllowed
public class WelcomeView extends Gate implements HasUrlParameter<String> {
    private final transient People people;
    private final transient WelcomeLinks links;
    private final TextField name = new TextField("Name");
    private final PasswordField password = new PasswordField("Password");
    private final PasswordField again = new PasswordField("Password again");
    private String token = "";

    WelcomeView(People people, WelcomeLinks links) {
        this.people = people;
        this.links = links;
        name.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.USERNAME);
        password.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.NEW_PASSWORD);
        again.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.NEW_PASSWORD);
    }

    @Override
    public void setParameter(BeforeEvent event, String linkToken) {
        token = linkToken;
        if (links.isOpen(linkToken)) {
            askForAdministrator();
        } else {
            sayClosed();
        }
    }

    private void askForAdministrator() {
        say(
                "Welcome",
                "Choose the name and password of this server's administrator. You can restore photographs right after.");
        name.setValue("admin");
        name.setRequired(true);
        name.setAutofocus(true);
        password.setRequired(true);
        again.setRequired(true);
        Button create = new Button("Create the administrator", click -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.addClickShortcut(Key.ENTER);
        create.setDisableOnClick(true);
        Div fields = new Div(name, password, again, create);
        fields.addClassName("raim-gate-fields");
        create.addClickListener(click -> create.setEnabled(true));
        card().add(fields);
    }

    private void sayClosed() {
        say("This link no longer works", "It was used already, or it is more than a day old.");
        Anchor signIn = new Anchor("/sign-in", "Sign in");
        Div ways = new Div();
        ways.addClassName("raim-quiet");
        ways.setText(
                "If no administrator was created yet, start the server again: it prints a new link. Otherwise go on to: ");
        ways.add(signIn);
        card().add(ways);
    }

    private void create() {
        if (!password.getValue().equals(again.getValue())) {
            warn("The two passwords differ. Type the same one twice.");
            again.focus();
            return;
        }
        try {
            people.createAdministrator(token, name.getValue(), password.getValue());
        } catch (Refusal refusal) {
            warn(refusal.sentence());
            return;
        }
        SignedIn.by(this, name.getValue().strip(), password.getValue());
    }
}
