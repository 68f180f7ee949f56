package studio.raim.server.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import studio.raim.common.PersonId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.quota.Quota;

/** What people do with their own account. */
@Route("account")
@PageTitle("Account · RAIM Studio")
@PermitAll
public class AccountView extends Main {
    private final transient AccountParts parts;
    private final PersonId me;
    private final String name;

    AccountView(AccountParts parts, CurrentPerson current) {
        this.parts = parts;
        this.me = current.id();
        this.name = current.name();
        addClassName("raim-page");
        add(
                Parts.heading("Account", "Signed in as %s (%s).".formatted(name, RoleChoice.words(current.roles()))),
                password(current),
                new OwnTokens(parts.tokens(), me, parts.clock()),
                new OwnSessions(parts.signIns(), me, current.signIn().orElse(null), parts.clock()),
                usage(),
                data(),
                deletion());
    }

    private Section password(CurrentPerson current) {
        PasswordField old = new PasswordField("Present password");
        old.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        NewPassword fresh = new NewPassword("New password", () -> name);
        var here = current.signIn().orElse(null);
        Section section =
                Parts.section("password", "Password", "A new password signs out all your other browsers; tokens stay.");
        Div fields = new Div(old, fresh);
        fields.addClassName("raim-account-fields");
        section.add(fields, Parts.row(Parts.primary("Change the password", () -> {
            parts.passwords().change(me, old.getValue(), fresh.value(), here);
            old.clear();
            fresh.clear();
            Parts.say("The password is changed.");
        })));
        return section;
    }

    private Section usage() {
        Section section = Parts.section("usage", "What you use", "An administrator sets how much that may be.");
        Div list = new Div();
        list.addClassName("raim-quotas");
        for (Quota quota : parts.quotas().of(me)) {
            Div row = new Div(
                    new Paragraph(QuotaForm.title(quota.kind())),
                    QuotaForm.usage(quota, parts.quotas().used(me, quota.kind())));
            row.addClassName("raim-usage");
            list.add(row);
        }
        section.add(list);
        return section;
    }

    private Section data() {
        Section section = Parts.section(
                "data",
                "Your data",
                "Everything that is kept of you, in one zip file: your photos as you sent them, results, how they were made, and your profile.");
        Anchor download = new Anchor("/api/v1/me/data", Parts.icon("download"));
        download.add("Download everything");
        download.addClassName("raim-button");
        download.getElement().setAttribute("download", true);
        download.getElement().setAttribute("router-ignore", true);
        section.add(Parts.row(download));
        return section;
    }

    private Section deletion() {
        Section section = Parts.section(
                "deletion",
                "Delete this account",
                "Removes you with all your photos, results and tokens, at once and for good. Restorations that wait or run are cancelled.");
        section.add(Parts.row(Parts.danger("Delete my account …", () -> {
            TextField typed = new TextField("Type your name, '%s', to confirm".formatted(name));
            typed.setAutofocus(true);
            PasswordField password = new PasswordField("Password");
            password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
            new Ask(
                            "Delete your account?",
                            "Delete everything",
                            true,
                            () -> {
                                parts.passwords().verify(me, password.getValue());
                                parts.data().delete(me, typed.getValue());
                                UI.getCurrent().getPage().setLocation("/sign-out");
                            },
                            new Paragraph(
                                    "This cannot be undone. Download your data first if you want to keep any of it."),
                            typed,
                            password)
                    .open();
        })));
        return section;
    }
}
