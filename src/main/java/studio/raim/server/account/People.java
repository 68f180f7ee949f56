package studio.raim.server.account;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** Everybody who can sign in. */
@ApplicationScoped
public class People {
    private static final int LONGEST_NAME = 100;
    private static final Set<Role> ADMINISTRATOR = EnumSet.of(Role.ADMIN, Role.OWNER, Role.MEMBER);

    private final Clock clock;
    private final WelcomeLinks links;

    People(Clock clock, WelcomeLinks links) {
        this.clock = clock;
        this.links = links;
    }

    @Transactional
    public Optional<Person> find(PersonId id) {
        return Person.findByIdOptional(id.value());
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

    /** The person of that name and password; takes as long for a name that nobody has. */
    public Optional<Person> verifyPassword(String name, String password) {
        Optional<Person> person = find(name);
        return Passwords.matches(password, person.flatMap(Person::passwordHash)) ? person : Optional.empty();
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
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw Refusal.invalid("A name has 1 to %d characters, this one has %d; choose another"
                    .formatted(LONGEST_NAME, stripped.length()));
        }
        if (find(stripped).isPresent()) {
            throw Refusal.conflict("Somebody is already called '%s'; choose another name".formatted(stripped));
        }
        Person person = new Person(stripped, roles, clock.instant());
        person.setPasswordHash(Passwords.hash(password));
        person.persistAndFlush();
        return person.id();
    }

    /**
     * Creates the first administrator with the token of the one-time link, which is used up.
     *
     * @throws Refusal FORBIDDEN if the link was used, is too old or never existed; otherwise as {@link #create}
     */
    @Transactional
    public PersonId createAdministrator(String linkToken, String name, String password) {
        if (!links.useUp(linkToken)) {
            throw Refusal.forbidden(
                    "This link was used already or is too old; start the server again to get a new one");
        }
        return create(name, password, ADMINISTRATOR);
    }

    /** Makes sure that {@code name} is an administrator with this password. */
    @Transactional
    public void ensureAdministrator(String name, String password) {
        Optional<Person> known = find(name);
        if (known.isEmpty()) {
            create(name, password, ADMINISTRATOR);
            return;
        }
        Person person = known.get();
        Set<Role> roles = person.roles();
        roles.addAll(ADMINISTRATOR);
        person.setRoles(roles);
        if (!Passwords.matches(password, person.passwordHash())) {
            person.setPasswordHash(Passwords.hash(password));
        }
    }
}
