package studio.raim.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** Links that work once and for a while: for the first administrator, for new people, for a new password. */
@ApplicationScoped
public class OneTimeLinks {
    private static final Logger LOG = Logger.getLogger(OneTimeLinks.class);
    private static final int LONGEST_NOTE = 100;
    private static final int MOST_OPEN = 500;
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Clock clock;
    private final AccountConfig config;

    OneTimeLinks(Clock clock, AccountConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** A link as its maker sees it, this once: {@code token} belongs at the end of {@code /welcome/}. */
    public record Created(OneTimeLink link, String token) {
        /** The token is for the one who asked for it, never for a log. */
        @Override
        public String toString() {
            return "Created[link=%s]".formatted(link.id());
        }
    }

    /** A new token for the first administrator; earlier ones that were never used stop working. */
    @Transactional
    public String renew() {
        String token = Secrets.random();
        Instant now = clock.instant();
        OneTimeLink.delete("usedAt is null and purpose = 'administrator'");
        OneTimeLink.administrator(Secrets.hash(token), now, now.plus(config.welcomeLinkLasts()))
                .persist();
        return token;
    }

    /**
     * Invites somebody.
     *
     * @param note for whom, in the inviter's words; may be empty
     * @throws Refusal INVALID without a role, or for a time over 30 days; CONFLICT if too many are open
     */
    @Transactional
    public Created invite(PersonId by, String note, Collection<Role> roles, Duration lasts) {
        if (roles.isEmpty()) {
            throw Refusal.invalid("An invitation needs at least one role; choose what the guest may do");
        }
        if (note.strip().length() > LONGEST_NOTE) {
            throw Refusal.invalid("The note has %d characters; at most %d are kept"
                    .formatted(note.strip().length(), LONGEST_NOTE));
        }
        if (lasts.compareTo(LONGEST) > 0 || !lasts.isPositive()) {
            throw Refusal.invalid(
                    "An invitation lasts up to %d days; choose a shorter time".formatted(LONGEST.toDays()));
        }
        if (openInvitations().size() >= MOST_OPEN) {
            throw Refusal.conflict(
                    "%d invitations are open, which is the limit; withdraw some first".formatted(MOST_OPEN));
        }
        String token = Secrets.random();
        Instant now = clock.instant();
        OneTimeLink link = OneTimeLink.invitation(Secrets.hash(token), note.strip(), roles, by, now, now.plus(lasts));
        link.persist();
        LOG.infof("Person %s invited somebody as %s (link %s)", by, roles, link.id());
        return new Created(link, token);
    }

    /** A link with which a person chooses a new password; earlier ones for them stop working. */
    @Transactional
    Created forPassword(PersonId by, PersonId of) {
        String token = Secrets.random();
        Instant now = clock.instant();
        OneTimeLink.delete("usedAt is null and personId = ?1", of.value());
        OneTimeLink link = OneTimeLink.password(Secrets.hash(token), of, by, now, now.plus(config.welcomeLinkLasts()));
        link.persist();
        LOG.infof("Person %s made a link for a new password of %s (link %s)", by, of, link.id());
        return new Created(link, token);
    }

    /** Newest first. */
    @Transactional
    public List<OneTimeLink> openInvitations() {
        return OneTimeLink.list(
                "purpose = 'invitation' and usedAt is null and expiresAt > ?1 order by createdAt desc, id",
                clock.instant());
    }

    /** Ends an open invitation; false if there is none of this id. */
    @Transactional
    public boolean withdraw(UUID invitation) {
        return OneTimeLink.delete("id = ?1 and purpose = 'invitation' and usedAt is null", invitation) == 1;
    }

    /** The link, if it would still work; does not use it up. */
    @Transactional
    public Optional<OneTimeLink> open(String token) {
        return OneTimeLink.find("hash = ?1 and usedAt is null and expiresAt > ?2", Secrets.hash(token), clock.instant())
                .firstResultOptional();
    }

    /** One guarded update, so of two people with the same link one gets through. Joins the caller's transaction. */
    OneTimeLink useUp(String token, OneTimeLink.Purpose purpose) {
        OneTimeLink link = open(token).filter(open -> open.purpose() == purpose).orElseThrow(OneTimeLinks::closed);
        Instant now = clock.instant();
        if (OneTimeLink.update("usedAt = ?1 where id = ?2 and usedAt is null and expiresAt > ?1", now, link.id())
                != 1) {
            throw closed();
        }
        return link;
    }

    private static Refusal closed() {
        return Refusal.forbidden("This link was used already or is too old; ask for a new one");
    }
}
