package studio.raim.server.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import studio.raim.common.Refusal;

final class Passwords {
    private static final int FEWEST = 8;
    /** bcrypt ignores what follows, so two long passwords could be one. */
    private static final int MOST_BYTES = 72;

    /** Of no password: compared with when there is no such person, so that both answers take as long. */
    private static final String NOBODY = BcryptUtil.bcryptHash(Secrets.random());

    private Passwords() {}

    /** For passwords that people choose on a page. */
    static String hash(String password) {
        if (isWeak(password)) {
            throw Refusal.invalid(
                    "The password has %d characters; at least %d are needed".formatted(password.length(), FEWEST));
        }
        return hashOfAnyStrength(password);
    }

    /** For a password that whoever runs the server has set: theirs to decide. */
    static String hashOfAnyStrength(String password) {
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Refusal.invalid("The password is longer than %d bytes; choose a shorter one".formatted(MOST_BYTES));
        }
        return BcryptUtil.bcryptHash(password);
    }

    static boolean isWeak(String password) {
        return password.length() < FEWEST;
    }

    static boolean matches(String password, Optional<String> hash) {
        boolean same = BcryptUtil.matches(password, hash.orElse(NOBODY));
        return same && hash.isPresent();
    }
}
