package studio.raim.server.account.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import java.util.Set;
import studio.raim.server.account.Role;

/** Which roles somebody has. */
class RoleChoice extends CheckboxGroup<Role> {
    RoleChoice(Set<Role> roles) {
        setLabel("Roles");
        setItems(Role.values());
        setItemLabelGenerator(role -> switch (role) {
            case ADMIN -> "Administrator";
            case OWNER -> "Owner";
            case MEMBER -> "Member";
            case JUDGE -> "Judge";
        });
        setItemHelperGenerator(role -> switch (role) {
            case ADMIN -> "Invites people, sets quotas, looks after the server";
            case OWNER -> "Runs studies that compare results";
            case MEMBER -> "Restores photos";
            case JUDGE -> "Judges results in studies";
        });
        setValue(roles);
        addClassName("raim-roles");
    }

    static String words(Set<Role> roles) {
        return String.join(", ", roles.stream().map(Role::id).toList());
    }
}
