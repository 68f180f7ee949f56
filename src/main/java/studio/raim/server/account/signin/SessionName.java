package studio.raim.server.account.signin;

import io.quarkus.security.AuthenticationFailedException;
import java.util.UUID;
import studio.raim.common.PersonId;
import studio.raim.server.account.SignInId;

/** What the sealed session cookie says: person and session. */
record SessionName(PersonId person, SignInId session) {
    private static final int UUID_LENGTH = 36;

    static String of(PersonId person, SignInId session) {
        return person + "." + session;
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws AuthenticationFailedException for anything else, such as the cookie of an earlier version
     */
    static SessionName parse(String principal) {
        if (principal.length() != 2 * UUID_LENGTH + 1 || principal.charAt(UUID_LENGTH) != '.') {
            throw new AuthenticationFailedException("No session is called so");
        }
        try {
            return new SessionName(
                    new PersonId(UUID.fromString(principal.substring(0, UUID_LENGTH))),
                    new SignInId(UUID.fromString(principal.substring(UUID_LENGTH + 1))));
        } catch (IllegalArgumentException notAnId) {
            throw new AuthenticationFailedException(notAnId);
        }
    }
}
