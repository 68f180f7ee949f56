package studio.raim.server.account;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** What an administrator changes about people; an active administrator is always left. */
@ApplicationScoped
public class Roster {
    private static final Logger LOG = Logger.getLogger(Roster.class);

    private final People people;
    private final Access access;
    private final OneTimeLinks links;
    private final List<Belongings> belongings;
    private final Clock clock;

    Roster(People people, Access access, OneTimeLinks links, @All List<Belongings> belongings, Clock clock) {
        this.people = people;
        this.access = access;
        this.links = links;
        this.belongings = belongings;
        this.clock = clock;
    }

    /**
     * Gives somebody exactly these roles; their open pages start anew.
     *
     * @throws Refusal NOT_FOUND; INVALID without a role; CONFLICT if no active administrator would be left
     */
    @Transactional
    public void setRoles(PersonId by, PersonId who, Set<Role> roles) {
        if (roles.isEmpty()) {
            throw Refusal.invalid("A person needs at least one role; deactivate those who should not come in");
        }
        lockAdministrators();
        Person person = people.get(who);
        if (!roles.contains(Role.ADMIN)) {
            requireAnotherAdministrator(person);
        }
        person.setRoles(roles);
        LOG.infof("Person %s gave %s the roles %s", by, who, roles);
        access.changed(who);
    }

    /**
     * Keeps somebody out: sessions and tokens end at once, waiting jobs are cancelled, running ones stop at their next
     * tile; photos and results stay.
     *
     * @throws Refusal NOT_FOUND; CONFLICT for the last active administrator
     */
    @Transactional
    public void deactivate(PersonId by, PersonId who) {
        lockAdministrators();
        Person person = people.get(who);
        requireAnotherAdministrator(person);
        if (person.isActive()) {
            person.setDeactivatedAt(clock.instant());
            Person.flush();
            access.endAll(who);
            belongings.forEach(kept -> kept.halt(who));
            LOG.infof("Person %s deactivated %s", by, who);
        }
    }

    /** Lets somebody in again, with the old password; ended tokens stay ended. */
    @Transactional
    public void reactivate(PersonId by, PersonId who) {
        people.get(who).setDeactivatedAt(null);
        LOG.infof("Person %s reactivated %s", by, who);
    }

    /** A link with which this person chooses a new password; until then the old one works. */
    @Transactional
    public OneTimeLinks.Created resetPassword(PersonId by, PersonId who) {
        Person person = people.get(who);
        if (!person.isActive()) {
            throw Refusal.conflict("%s is deactivated; reactivate them first".formatted(person.name()));
        }
        return links.forPassword(by, who);
    }

    /** Ends a token of anybody; false if this person has none of that id. */
    @Transactional
    public boolean revokeToken(PersonId by, PersonId who, UUID token) {
        boolean revoked = access.revoke(who, token);
        if (revoked) {
            LOG.infof("Person %s revoked token %s of %s", by, token, who);
        }
        return revoked;
    }

    /** Of two administrators who take each other's role away at once, the second waits here and then finds itself last. */
    static void lockAdministrators() {
        Person.getEntityManager()
                .createNativeQuery(
                        "select id from person where 'admin' = any (roles) and deactivated_at is null order by id for no key update")
                .getResultList();
        // What was read before the lock may be out of date.
        Person.getEntityManager().clear();
    }

    /** Call after {@link #lockAdministrators()}, in the same transaction. */
    static void requireAnotherAdministrator(Person person) {
        if (!person.isActive() || !person.roles().contains(Role.ADMIN)) {
            return;
        }
        boolean another = !Person.getEntityManager()
                .createNativeQuery(
                        "select 1 from person where 'admin' = any (roles) and deactivated_at is null and id <> ?1 limit 1")
                .setParameter(1, person.id().value())
                .getResultList()
                .isEmpty();
        if (!another) {
            throw Refusal.conflict(
                    "%s is the last active administrator; make somebody else one first".formatted(person.name()));
        }
    }
}
