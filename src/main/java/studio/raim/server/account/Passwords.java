package studio.raim.server.account;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import studio.raim.common.Refusal;

/**
 * The rules for passwords and their hashes.
 *
 * <p>Length and whether it is easily guessed count, nothing else: no rules about kinds of characters, no expiry.
 *
 * @see <a href="https://github.com/OWASP/ASVS">OWASP ASVS 5.0, 6.2</a>
 */
public final class Passwords {
    private static final int FEWEST = 8;

    /** bcrypt ignores what follows, so two long passwords could be one. */
    private static final int MOST_BYTES = 72;

    /** 2^12 rounds: about a fifth of a second on purpose, for those who guess. */
    private static final int COST = 12;

    /** Of zxcvbn's scale 0 to 4: below this, fewer than 10^6 guesses are enough, such as for anything on lists. */
    private static final int LOWEST_SCORE = 2;

    private static final Zxcvbn GUESSER = new Zxcvbn();

    /** Of no password: compared with when there is no such person, so that both answers take as long. */
    private static final String NOBODY = BcryptUtil.bcryptHash(Secrets.random(), COST);

    private Passwords() {}

    /** For passwords that people choose on a page; {@code name} is easily guessed too. */
    static String hash(String password, String name) {
        weakness(password, name).ifPresent(sentence -> {
            throw Refusal.invalid(sentence);
        });
        return hashOfAnyStrength(password);
    }

    /** For a password that whoever runs the server has set: theirs to decide. */
    static String hashOfAnyStrength(String password) {
        if (isTooLong(password)) {
            throw Refusal.invalid("The password is longer than %d bytes; choose a shorter one".formatted(MOST_BYTES));
        }
        return BcryptUtil.bcryptHash(password, COST);
    }

    /** Why a password will not do, in a sentence; empty if it will. */
    public static Optional<String> weakness(String password, String name) {
        if (password.length() < FEWEST) {
            return Optional.of(
                    "The password has %d characters; at least %d are needed".formatted(password.length(), FEWEST));
        }
        if (isTooLong(password)) {
            return Optional.of("The password is longer than %d bytes; choose a shorter one".formatted(MOST_BYTES));
        }
        Strength strength = GUESSER.measure(password, List.of(name, "raim", "studio"));
        return strength.getScore() >= LOWEST_SCORE
                ? Optional.empty()
                : Optional.of(
                        "This password is easily guessed%s; three or four words that do not belong together do well"
                                .formatted(
                                        strength.getFeedback().getWarning().isEmpty()
                                                ? ""
                                                : " ("
                                                        + lowerFirst(strength.getFeedback()
                                                                .getWarning())
                                                        + ")"));
    }

    /** How hard it is to guess: 0 (at once) to 4 (very hard). */
    public static int strength(String password, String name) {
        return password.isEmpty() || isTooLong(password)
                ? 0
                : GUESSER.measure(password, List.of(name, "raim", "studio")).getScore();
    }

    static boolean matches(String password, Optional<String> hash) {
        boolean same = BcryptUtil.matches(password, hash.orElse(NOBODY));
        return same && hash.isPresent();
    }

    private static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static String lowerFirst(String sentence) {
        String words = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return words.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
