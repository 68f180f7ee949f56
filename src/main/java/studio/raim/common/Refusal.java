package studio.raim.common;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person asked for and that cannot be done: a problem detail in REST, a message on a page.
 *
 * <p>The message is a sentence for that person: the fact with its values, and what to do.
 */
public class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why it cannot be done, with the HTTP status that says so. */
    public enum Kind {
        INVALID(400, "That does not work"),
        FORBIDDEN(403, "Not allowed"),
        NOT_FOUND(404, "Not found"),
        CONFLICT(409, "Not in this state"),
        TOO_LARGE(413, "Too large"),
        UNSUPPORTED(415, "Unsupported format"),
        BUSY(429, "Too many requests"),
        UNAVAILABLE(503, "Not available now"),
        NO_SPACE(507, "No space left");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public Refusal(Kind kind, String sentence) {
        this(kind, sentence, (Duration) null);
    }

    /** @param retryAfter when asking again may help; null: time alone changes nothing */
    public Refusal(Kind kind, String sentence, @Nullable Duration retryAfter) {
        super(sentence);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Refusal(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.retryAfter = null;
    }

    public Kind kind() {
        return kind;
    }

    /** How long to wait before asking again; empty when time alone changes nothing. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The sentence to show. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public static Refusal invalid(String sentence) {
        return new Refusal(Kind.INVALID, sentence);
    }

    public static Refusal forbidden(String sentence) {
        return new Refusal(Kind.FORBIDDEN, sentence);
    }

    public static Refusal notFound(String sentence) {
        return new Refusal(Kind.NOT_FOUND, sentence);
    }

    public static Refusal conflict(String sentence) {
        return new Refusal(Kind.CONFLICT, sentence);
    }

    public static Refusal tooLarge(String sentence) {
        return new Refusal(Kind.TOO_LARGE, sentence);
    }

    public static Refusal unsupported(String sentence) {
        return new Refusal(Kind.UNSUPPORTED, sentence);
    }

    public static Refusal busy(String sentence) {
        return new Refusal(Kind.BUSY, sentence);
    }

    public static Refusal unavailable(String sentence) {
        return new Refusal(Kind.UNAVAILABLE, sentence);
    }

    public static Refusal noSpace(String sentence) {
        return new Refusal(Kind.NO_SPACE, sentence);
    }
}
