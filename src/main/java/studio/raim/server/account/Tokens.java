package studio.raim.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** API tokens: {@code raim_} and 43 characters, shown once, kept as a hash. */
@ApplicationScoped
public class Tokens {
    private static final Logger LOG = Logger.getLogger(Tokens.class);
    private static final String PREFIX = "raim_";
    private static final int HINT = PREFIX.length() + 4;
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 100;

    /** A busy script must not write to the database at every request. */
    private static final Duration LAST_USE_GRAIN = Duration.ofMinutes(1);

    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /** A token as its maker sees it, this once. */
    public record Created(ApiToken token, String secret) {
        /** The secret is for its maker, never for a log. */
        @Override
        public String toString() {
            return "Created[token=%s]".formatted(token.id());
        }
    }

    /**
     * Makes a token.
     *
     * @param expiresAt null: never
     * @return the secret, which cannot be had again
     */
    @Transactional
    public Created create(PersonId person, String name, @Nullable Instant expiresAt) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw Refusal.invalid("A token's name has 1 to %d characters, this one has %d"
                    .formatted(LONGEST_NAME, stripped.length()));
        }
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw Refusal.invalid(
                    "The token would expire at %s, which is past; choose a later time".formatted(expiresAt));
        }
        if (ApiToken.count("personId", person.value()) >= MOST) {
            throw Refusal.conflict("You have %d tokens, which is the limit; revoke some first".formatted(MOST));
        }
        String secret = PREFIX + Secrets.random();
        ApiToken token = new ApiToken(
                person.value(), stripped, Secrets.hash(secret), secret.substring(0, HINT), clock.instant(), expiresAt);
        token.persist();
        LOG.infof("Person %s made token %s", person, token.id());
        return new Created(token, secret);
    }

    /** A person's tokens, newest first. */
    @Transactional
    public List<ApiToken> list(PersonId person) {
        return ApiToken.list("personId = ?1 order by createdAt desc, id", person.value());
    }

    /** Ends a token at once; false if this person has no such token. */
    @Transactional
    public boolean revoke(PersonId person, UUID token) {
        boolean revoked = ApiToken.delete("id = ?1 and personId = ?2", token, person.value()) == 1;
        if (revoked) {
            LOG.infof("Person %s revoked token %s", person, token);
        }
        return revoked;
    }

    /** Ends all of a person's tokens at once. */
    @Transactional
    long revokeAll(PersonId person) {
        return ApiToken.delete("personId", person.value());
    }

    /** Whose token this is, if it is one that still works. */
    @Transactional
    public Optional<Person> owner(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiToken> token = ApiToken.find(
                        "hash = ?1 and (expiresAt is null or expiresAt > ?2)", Secrets.hash(secret), now)
                .firstResultOptional();
        token.ifPresent(t -> ApiToken.update(
                "lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt < ?3)",
                now,
                t.id(),
                now.minus(LAST_USE_GRAIN)));
        return token.flatMap(t -> Person.<Person>findByIdOptional(t.personId())).filter(Person::isActive);
    }
}
