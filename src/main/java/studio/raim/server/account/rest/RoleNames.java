package studio.raim.server.account.rest;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import studio.raim.common.Refusal;
import studio.raim.server.account.Role;

/** Reads roles from JSON. */
final class RoleNames {
    private RoleNames() {}

    static Set<Role> parse(Collection<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.id().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid("There is no role '%s'; there are: %s"
                            .formatted(
                                    name,
                                    Arrays.stream(Role.values()).map(Role::id).toList()))));
        }
        return roles;
    }
}
