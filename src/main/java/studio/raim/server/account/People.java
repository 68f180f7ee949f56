package studio.raim.server.account;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** Everybody who can sign in. */
@ApplicationScoped
public class People {
    private static final Logger LOG = Logger.getLogger(People.class);
    private static final int LONGEST_NAME = 100;
    private static final Set<Role> ADMINISTRATOR = EnumSet.of(Role.ADMIN, Role.OWNER, Role.MEMBER);

    private final Clock clock;
    private final OneTimeLinks links;
    private final VerifiedPasswords verified;

    People(Clock clock, OneTimeLinks links, VerifiedPasswords verified) {
        this.clock = clock;
        this.links = links;
        this.verified = verified;
    }

    @Transactional
    public Optional<Person> find(PersonId id) {
        return Person.findByIdOptional(id.value());
    }

    /**
     * As {@link #find}, for callers that cannot go on without them.
     *
     * @throws Refusal NOT_FOUND
     */
    public Person get(PersonId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("There is no person %s".formatted(id)));
    }

    /** By name, in any case. */
    @Transactional
    public Optional<Person> find(String name) {
        return Person.find("lower(name) = lower(?1)", name.strip()).firstResultOptional();
    }

    /** Everybody, by name. */
    @Transactional
    public List<Person> all() {
        return Person.listAll(Sort.by("name"));
    }

    /**
     * Whose name holds {@code words}, in any case, by name.
     *
     * @param words empty: everybody
     */
    @Transactional
    public List<Person> search(String words, int limit) {
        String pattern = "%" + words.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return Person.find("lower(name) like lower(?1) escape '\\' order by lower(name)", pattern)
                .page(0, limit)
                .list();
    }

    /** The active person of that name and password; takes as long for a name that nobody has. */
    public Optional<Person> verifyPassword(String name, String password) {
        Optional<Person> person = find(name);
        Optional<String> hash = person.flatMap(Person::passwordHash);
        if (hash.isPresent() && verified.knows(password, hash.get())) {
            return person.filter(Person::isActive);
        }
        if (!Passwords.matches(password, hash)) {
            return Optional.empty();
        }
        verified.remember(password, hash.orElseThrow());
        return person.filter(Person::isActive);
    }

    @Transactional
    public boolean hasAdministrator() {
        return !Person.getEntityManager()
                .createNativeQuery("select 1 from person where 'admin' = any (roles) limit 1")
                .getResultList()
                .isEmpty();
    }

    /**
     * Creates somebody.
     *
     * @throws Refusal INVALID for an empty name or a weak password, CONFLICT if the name is taken
     */
    @Transactional
    public PersonId create(String name, String password, Set<Role> roles) {
        return add(name, Passwords.hash(password, name), roles);
    }

    private PersonId add(String name, String passwordHash, Set<Role> roles) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw Refusal.invalid("A name has 1 to %d characters, this one has %d; choose another"
                    .formatted(LONGEST_NAME, stripped.length()));
        }
        if (find(stripped).isPresent()) {
            throw Refusal.conflict("Somebody is already called '%s'; choose another name".formatted(stripped));
        }
        Person person = new Person(stripped, roles, clock.instant());
        person.setPasswordHash(passwordHash);
        person.persistAndFlush();
        LOG.infof("Person %s is new: %s, %s", person.id(), stripped, roles);
        return person.id();
    }

    /**
     * Creates the first administrator with the token of the one-time link, which is used up.
     *
     * @throws Refusal FORBIDDEN if the link was used, is too old or never existed; otherwise as {@link #create}
     */
    @Transactional
    public PersonId createAdministrator(String linkToken, String name, String password) {
        links.useUp(linkToken, OneTimeLink.Purpose.ADMINISTRATOR);
        return create(name, password, ADMINISTRATOR);
    }

    /**
     * Creates whoever was invited, with the roles of the invitation, which is used up.
     *
     * @throws Refusal as {@link #createAdministrator}
     */
    @Transactional
    public PersonId accept(String linkToken, String name, String password) {
        OneTimeLink invitation = links.useUp(linkToken, OneTimeLink.Purpose.INVITATION);
        return create(name, password, invitation.roles());
    }

    /** Makes sure that {@code name} is an administrator with this password, however weak. */
    @Transactional
    public void ensureAdministrator(String name, String password) {
        if (Passwords.weakness(password, name).isPresent()) {
            LOG.warnf("The password that was set for '%s' is short or easily guessed", name);
        }
        Optional<Person> known = find(name);
        if (known.isEmpty()) {
            add(name, Passwords.hashOfAnyStrength(password), ADMINISTRATOR);
            return;
        }
        Person person = known.get();
        Set<Role> roles = person.roles();
        roles.addAll(ADMINISTRATOR);
        person.setRoles(roles);
        person.setDeactivatedAt(null);
        if (!Passwords.matches(password, person.passwordHash())) {
            person.setPasswordHash(Passwords.hashOfAnyStrength(password));
        }
    }
}
