package studio.raim.server.shell;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import studio.raim.common.Refusal;
import studio.raim.server.account.OneTimeLink;
import studio.raim.server.account.OneTimeLinks;
import studio.raim.server.account.PasswordChanges;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;
import studio.raim.server.account.ui.NewPassword;

/** Behind a one-time link: the first administrator, somebody who was invited, or a new password. */
@Route(value = "welcome", autoLayout = false)
@PageTitle("Welcome · RAIM Studio")
@AnonymousAllowed
public class WelcomeView extends Gate implements HasUrlParameter<String> {
    private final transient People people;
    private final transient OneTimeLinks links;
    private final transient PasswordChanges passwords;
    private final TextField name = new TextField("Name");
    private final NewPassword password = new NewPassword("Password", name::getValue);

    WelcomeView(People people, OneTimeLinks links, PasswordChanges passwords) {
        this.people = people;
        this.links = links;
        this.passwords = passwords;
        name.setAutocomplete(Autocomplete.USERNAME);
        name.setRequired(true);
    }

    @Override
    public void setParameter(BeforeEvent event, String token) {
        Optional<OneTimeLink> open = links.open(token);
        if (open.isEmpty()) {
            sayClosed();
            return;
        }
        OneTimeLink link = open.get();
        switch (link.purpose()) {
            case ADMINISTRATOR -> {
                say(
                        "Welcome",
                        "Choose the name and password of this server's administrator. You can restore photographs right after.");
                name.setValue("admin");
                ask("Create the administrator", () -> {
                    people.createAdministrator(token, name.getValue(), password.value());
                    return name.getValue().strip();
                });
            }
            case INVITATION -> {
                say(
                        "Welcome",
                        "You were invited as %s. Choose a name and a password."
                                .formatted(link.roles().stream().map(Role::id).collect(Collectors.joining(", "))));
                ask("Join", () -> {
                    people.accept(token, name.getValue(), password.value());
                    return name.getValue().strip();
                });
            }
            case PASSWORD -> {
                say(
                        "A new password",
                        "Choose the new password. Browsers that are signed in with the old one are signed out.");
                name.setValue(passwords.owner(link).name());
                name.setReadOnly(true);
                ask("Set the password", () -> passwords.reset(token, password.value()));
            }
        }
    }

    /** @param act does what the link is for and returns the name to sign in with */
    private void ask(String button, Supplier<String> act) {
        Button go = new Button(button, click -> attempt(act));
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.addClickShortcut(Key.ENTER);
        go.setDisableOnClick(true);
        go.addClickListener(click -> go.setEnabled(true));
        Div fields = new Div(name, password, go);
        fields.addClassName("raim-gate-fields");
        card().add(fields);
        if (name.isReadOnly()) {
            password.focusFirst();
        } else {
            name.setAutofocus(true);
        }
    }

    private void attempt(Supplier<String> act) {
        String who;
        try {
            who = act.get();
        } catch (Refusal refusal) {
            warn(refusal.sentence() + ".");
            return;
        }
        SignedIn.by(this, who, password.value());
    }

    private void sayClosed() {
        say("This link no longer works", "It was used already, or it is too old.");
        Anchor signIn = new Anchor("/sign-in", "Sign in");
        Div ways = new Div();
        ways.addClassName("raim-quiet");
        ways.setText(
                "Ask whoever sent it for a new one. If this server has no administrator yet, start it again: it prints a new link. Otherwise go on to: ");
        ways.add(signIn);
        card().add(ways);
    }
}
