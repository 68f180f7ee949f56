package studio.raim.server.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.Person;
import studio.raim.server.account.Role;

/** One person, as an administrator sees them. */
@Route("people")
@RolesAllowed("admin")
public class PersonView extends Main implements HasUrlParameter<String>, HasDynamicTitle {
    private final transient PersonParts parts;
    private final PersonId me;
    private String title = "Person";

    PersonView(PersonParts parts, CurrentPerson current) {
        this.parts = parts;
        this.me = current.id();
        addClassName("raim-page");
    }

    @Override
    public String getPageTitle() {
        return title + " · RAIM Studio";
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        try {
            show(parts.people().get(PersonId.of(id)));
        } catch (Refusal nobody) {
            throw new NotFoundException(nobody.sentence());
        }
    }

    private void show(Person person) {
        title = person.name();
        removeAll();
        Anchor back = new Anchor("/people", "All people");
        back.getElement().setAttribute("router-link", true);
        Div chips = Parts.row(
                person.isActive() ? Parts.chip("Active", "good") : Parts.chip("Deactivated", "bad"),
                Parts.when("here since ", person.createdAt(), parts.clock().instant()));
        Section quotas = Parts.section("quotas", "Quotas", "How much this person may use, and uses now.");
        quotas.add(new QuotaForm(parts.quotas(), me, person.id()));
        add(
                back,
                Parts.heading(person.name(), RoleChoice.words(person.roles())),
                chips,
                roles(person),
                quotas,
                tokens(person),
                password(person),
                door(person));
    }

    private void again(PersonId id) {
        show(parts.people().get(id));
    }

    private Section roles(Person person) {
        RoleChoice choice = new RoleChoice(person.roles());
        Section section = Parts.section("roles", "Roles", "What this person may do. Their open pages start anew.");
        section.add(choice, Parts.row(Parts.primary("Save roles", () -> {
            if (person.id().equals(me) && !choice.getValue().contains(Role.ADMIN)) {
                Ask.yesOrNo(
                        "Stop being an administrator?",
                        "You will not see this page any more, and only another administrator can undo this.",
                        "Stop",
                        () -> saveRoles(person, choice));
            } else {
                saveRoles(person, choice);
            }
        })));
        return section;
    }

    private void saveRoles(Person person, RoleChoice choice) {
        parts.roster().setRoles(me, person.id(), choice.getValue());
        Parts.say("The roles of %s are saved.".formatted(person.name()));
        again(person.id());
    }

    private Section tokens(Person person) {
        Section section = Parts.section("tokens", "API tokens", "With these, scripts act for this person.");
        TokenList list = new TokenList(parts.clock(), token -> {
            parts.roster().revokeToken(me, person.id(), token.id());
            again(person.id());
        });
        list.show(parts.tokens().list(person.id()));
        section.add(list);
        return section;
    }

    private Section password(Person person) {
        Section section = Parts.section(
                "password",
                "Password",
                "A link lets this person choose a new password. It works once, for a day; until then the old one works.");
        section.add(Parts.row(Parts.plain("Make a link for a new password", () -> {
            var created = parts.roster().resetPassword(me, person.id());
            parts.addresses().find(address -> new SecretDialog(
                            "The link is ready",
                            "Send it to %s. It works once, and it is shown only now.".formatted(person.name()),
                            "Link",
                            address.of(created))
                    .open());
        })));
        section.setVisible(person.isActive());
        return section;
    }

    private Section door(Person person) {
        if (person.isActive()) {
            Section section = Parts.section(
                    "door",
                    "Deactivate",
                    "Sessions and tokens end at once. Waiting photos are cancelled, running ones stop. Photos and results stay.");
            section.add(Parts.row(Parts.danger(
                    "Deactivate " + person.name(),
                    () -> Ask.yesOrNo(
                            "Deactivate %s?".formatted(person.name()),
                            "They are signed out everywhere and cannot come in until somebody reactivates them.",
                            "Deactivate",
                            () -> {
                                parts.roster().deactivate(me, person.id());
                                again(person.id());
                            }))));
            return section;
        }
        Section section = Parts.section(
                "door", "Deactivated", "This person cannot sign in. Their photos and results are still here.");
        section.add(Parts.row(Parts.primary("Reactivate " + person.name(), () -> {
            parts.roster().reactivate(me, person.id());
            again(person.id());
        })));
        return section;
    }
}
