package studio.raim.server.account.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import studio.raim.common.PersonId;
import studio.raim.server.account.OneTimeLinks;
import studio.raim.server.account.Role;

/** Makes an invitation. */
final class InviteDialog {
    private static final int USUAL_DAYS = 7;

    private final TextField note = new TextField("For whom");
    private final RoleChoice roles = new RoleChoice(Set.of(Role.MEMBER));
    private final Select<Integer> days = new Select<>();
    private final OneTimeLinks links;
    private final PersonId by;
    private final Consumer<OneTimeLinks.Created> made;

    InviteDialog(OneTimeLinks links, PersonId by, Consumer<OneTimeLinks.Created> made) {
        this.links = links;
        this.by = by;
        this.made = made;
        note.setHelperText("Only for your list of invitations.");
        note.setMaxLength(100);
        note.setAutofocus(true);
        days.setLabel("The link works for");
        days.setItems(1, USUAL_DAYS, 30);
        days.setItemLabelGenerator(count -> count == 1 ? "1 day" : count + " days");
        days.setValue(USUAL_DAYS);
    }

    void open() {
        new Ask("Invite somebody", "Make the link", false, this::invite, note, roles, days).open();
    }

    private void invite() {
        made.accept(links.invite(by, note.getValue(), roles.getValue(), Duration.ofDays(days.getValue())));
    }
}
