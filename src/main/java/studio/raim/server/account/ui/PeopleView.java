package studio.raim.server.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import studio.raim.common.PersonId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.OneTimeLink;
import studio.raim.server.account.OneTimeLinks;
import studio.raim.server.account.People;
import studio.raim.server.account.Person;
import studio.raim.server.account.quota.Quotas;

/** Who may use this server, who is invited, and how much people may use. */
@Route("people")
@PageTitle("People · RAIM Studio")
@Menu(title = "People", order = 50, icon = "/theme/icons/people.svg")
@RolesAllowed("admin")
public class PeopleView extends Main {
    private static final int PAGE = 50;

    private final transient People people;
    private final transient OneTimeLinks links;
    private final transient OneTimeAddress addresses;
    private final transient Clock clock;
    private final PersonId me;
    private final UnorderedList list = new UnorderedList();
    private final Span more = new Span();
    private final Section invitations =
            Parts.section("invitations", "Open invitations", "Links that were made and not used yet.");
    private final UnorderedList open = new UnorderedList();
    private final TextField search = new TextField();

    PeopleView(
            People people,
            OneTimeLinks links,
            OneTimeAddress addresses,
            CurrentPerson current,
            Clock clock,
            Quotas quotas) {
        this.people = people;
        this.links = links;
        this.addresses = addresses;
        this.clock = clock;
        this.me = current.id();
        addClassName("raim-page");
        search.setPlaceholder("Search by name");
        search.setAriaLabel("Search by name");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        Button invite = Parts.primary("Invite somebody", this::invite);
        Div bar = Parts.row(search, invite);
        bar.addClassName("raim-people-bar");
        list.addClassNames("raim-things", "raim-people");
        list.getElement().setAttribute("aria-label", "People");
        more.addClassName("raim-quiet");
        more.getElement().setAttribute("role", "status");
        open.addClassName("raim-things");
        invitations.add(open);
        Section defaults = Parts.section(
                "quotas",
                "Default quotas",
                "What people may use who have no quota of their own. Photos beyond it are refused, with when there is room again.");
        defaults.add(new QuotaForm(quotas, me, null));
        add(
                Parts.heading("People", "Who may use this server, and how much of it."),
                bar,
                list,
                more,
                invitations,
                defaults);
        show();
        showInvitations();
    }

    private void show() {
        List<Person> found = people.search(search.getValue(), PAGE + 1);
        list.removeAll();
        found.stream().limit(PAGE).forEach(person -> list.add(item(person)));
        list.setVisible(!found.isEmpty());
        more.setVisible(found.isEmpty() || found.size() > PAGE);
        more.setText(
                found.isEmpty()
                        ? "Nobody's name holds '%s'.".formatted(search.getValue())
                        : found.size() > PAGE ? "The first %d are shown; search for others.".formatted(PAGE) : "");
    }

    private ListItem item(Person person) {
        Anchor name = new Anchor("/people/" + person.id(), person.name());
        name.addClassName("raim-thing-name");
        name.getElement().setAttribute("router-link", true);
        Div facts = new Div(
                new Span(RoleChoice.words(person.roles())),
                Parts.when("here since ", person.createdAt(), clock.instant()));
        facts.addClassName("raim-thing-facts");
        Div words = new Div(name, facts);
        words.addClassName("raim-thing-words");
        ListItem item = new ListItem(words);
        if (person.id().equals(me)) {
            item.add(Parts.chip("You", "busy"));
        }
        item.add(person.isActive() ? Parts.chip("Active", "good") : Parts.chip("Deactivated", "bad"));
        return item;
    }

    private void invite() {
        new InviteDialog(
                        links,
                        me,
                        created -> addresses.find(address -> {
                            new SecretDialog(
                                            "The invitation is ready",
                                            "Send this link to your guest. It works once, and it is shown only now.",
                                            "Link",
                                            address.of(created))
                                    .open();
                            showInvitations();
                        }))
                .open();
    }

    private void showInvitations() {
        List<OneTimeLink> waiting = links.openInvitations();
        open.removeAll();
        waiting.forEach(link -> open.add(item(link)));
        invitations.setVisible(!waiting.isEmpty());
    }

    private ListItem item(OneTimeLink link) {
        Span name = new Span(link.note().isEmpty() ? "Somebody" : link.note());
        name.addClassName("raim-thing-name");
        Div facts = new Div(
                new Span("as " + RoleChoice.words(link.roles())),
                Parts.when("made ", link.createdAt(), clock.instant()),
                Parts.when("ends ", link.expiresAt(), clock.instant()));
        facts.addClassName("raim-thing-facts");
        Div words = new Div(name, facts);
        words.addClassName("raim-thing-words");
        Button withdraw = Parts.plain("Withdraw", () -> {
            links.withdraw(link.id());
            showInvitations();
        });
        withdraw.setAriaLabel("Withdraw the invitation for " + name.getText());
        return new ListItem(words, withdraw);
    }
}
