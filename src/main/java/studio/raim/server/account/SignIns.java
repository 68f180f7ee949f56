package studio.raim.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;

/** Who is signed in with which browsers; a session that is not here is over, whatever its cookie says. */
@ApplicationScoped
public class SignIns {
    private static final Logger LOG = Logger.getLogger(SignIns.class);

    /** A page that is used must not write to the database at every request. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private static final String ALIVE = "lastSeenAt > ?2 and createdAt > ?3";

    private final Clock clock;
    private final AccountConfig config;
    private final Event<Ended> ended;

    /** Some sessions of this process may be over: whoever keeps pages open for them looks now. */
    public record Ended(PersonId person) {}

    SignIns(Clock clock, AccountConfig config, Event<Ended> ended) {
        this.clock = clock;
        this.config = config;
        this.ended = ended;
    }

    /** Signs a browser in; sessions of anybody that ended long ago are swept out. */
    @Transactional
    public SignInId open(PersonId person, @Nullable String userAgent, String address) {
        Instant now = clock.instant();
        SignIn.delete("lastSeenAt <= ?1 or createdAt <= ?2", idleSince(now), oldest(now));
        SignIn signIn = new SignIn(person, BrowserName.of(userAgent), address, now);
        signIn.persist();
        LOG.infof("Person %s signed in from %s (session %s)", person, address, signIn.id());
        return signIn.id();
    }

    /**
     * Whose session this is, if it goes on.
     *
     * @param used whether this is a use of the session, and not just a sign of life of an open page
     */
    @Transactional
    public Optional<Person> person(SignInId id, boolean used) {
        Instant now = clock.instant();
        Optional<SignIn> alive = SignIn.find("id = ?1 and " + ALIVE, id.value(), idleSince(now), oldest(now))
                .firstResultOptional();
        alive.filter(signIn -> used && signIn.lastSeenAt().isBefore(now.minus(GRAIN)))
                .ifPresent(signIn -> SignIn.update(
                        "lastSeenAt = ?1 where id = ?2 and lastSeenAt < ?1",
                        now,
                        signIn.id().value()));
        return alive.flatMap(signIn ->
                        Person.<Person>findByIdOptional(signIn.person().value()))
                .filter(Person::isActive);
    }

    /** Which of these sessions go on, and what their person may do now. */
    @Transactional
    public Map<SignInId, Set<Role>> alive(Collection<SignInId> ids) {
        Instant now = clock.instant();
        return SignIn.getEntityManager()
                .createQuery("""
                        select s, p from SignIn s, Person p where s.id in ?1 and p.id = s.personId
                           and p.deactivatedAt is null and s.lastSeenAt > ?2 and s.createdAt > ?3""", Object[].class)
                .setParameter(1, ids.stream().map(SignInId::value).toList())
                .setParameter(2, idleSince(now))
                .setParameter(3, oldest(now))
                .getResultStream()
                .collect(Collectors.toMap(row -> ((SignIn) row[0]).id(), row -> ((Person) row[1]).roles()));
    }

    /** Remembers that these sessions are used, by pages that send nothing but events. */
    @Transactional
    public void touch(Collection<SignInId> ids) {
        SignIn.update(
                "lastSeenAt = ?1 where id in ?2 and lastSeenAt < ?3",
                clock.instant(),
                ids.stream().map(SignInId::value).toList(),
                clock.instant().minus(GRAIN));
    }

    /** A person's sessions that go on, the last used first. */
    @Transactional
    public List<SignIn> list(PersonId person) {
        Instant now = clock.instant();
        return SignIn.list(
                "personId = ?1 and " + ALIVE + " order by lastSeenAt desc, id",
                person.value(),
                idleSince(now),
                oldest(now));
    }

    /** Ends one session; false if this person has none of that id. */
    @Transactional
    public boolean end(PersonId person, SignInId id) {
        boolean was = SignIn.delete("id = ?1 and personId = ?2", id.value(), person.value()) == 1;
        ended.fire(new Ended(person));
        return was;
    }

    /**
     * Ends all of a person's sessions.
     *
     * @param but one that goes on; null: none
     * @return how many ended
     */
    @Transactional
    public long endAll(PersonId person, @Nullable SignInId but) {
        long many = but == null
                ? SignIn.delete("personId", person.value())
                : SignIn.delete("personId = ?1 and id <> ?2", person.value(), but.value());
        if (many > 0) {
            LOG.infof("%d sessions of person %s ended", many, person);
        }
        ended.fire(new Ended(person));
        return many;
    }

    private Instant idleSince(Instant now) {
        return now.minus(config.sessionIdle());
    }

    private Instant oldest(Instant now) {
        return now.minus(config.sessionLongest());
    }
}
