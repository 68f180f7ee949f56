package studio.raim.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** New passwords for people who are here already; each ends the sessions that the old one began. */
@ApplicationScoped
public class PasswordChanges {
    private static final Logger LOG = Logger.getLogger(PasswordChanges.class);

    private final People people;
    private final OneTimeLinks links;
    private final SignIns signIns;

    PasswordChanges(People people, OneTimeLinks links, SignIns signIns) {
        this.people = people;
        this.links = links;
        this.signIns = signIns;
    }

    /**
     * Changes one's own password and ends one's other sessions.
     *
     * @param here the session that goes on; null: none
     * @throws Refusal FORBIDDEN if the old password is wrong, INVALID if the new one is weak or the same
     */
    @Transactional
    public void change(PersonId who, String old, String fresh, @Nullable SignInId here) {
        Person person = people.get(who);
        requirePassword(person, old);
        if (old.equals(fresh)) {
            throw Refusal.invalid("The new password is the old one; choose another");
        }
        person.setPasswordHash(Passwords.hash(fresh, person.name()));
        LOG.infof("Person %s changed their password", who);
        signIns.endAll(who, here);
    }

    /**
     * Makes sure that the person at the keyboard is still this person.
     *
     * @throws Refusal INVALID if the password is wrong
     */
    @Transactional
    public void verify(PersonId who, String password) {
        requirePassword(people.get(who), password);
    }

    /** The person whose password the link lets somebody choose. */
    @Transactional
    public Person owner(OneTimeLink link) {
        return people.get(link.person().orElseThrow());
    }

    /**
     * Sets a password with the token of a one-time link, which is used up; all sessions end.
     *
     * @return the person's name
     * @throws Refusal FORBIDDEN if the link does not work any more, INVALID if the password is weak
     */
    @Transactional
    public String reset(String linkToken, String fresh) {
        OneTimeLink link = links.useUp(linkToken, OneTimeLink.Purpose.PASSWORD);
        Person person = owner(link);
        person.setPasswordHash(Passwords.hash(fresh, person.name()));
        LOG.infof("Person %s chose a new password with link %s", person.id(), link.id());
        signIns.endAll(person.id(), null);
        return person.name();
    }

    private static void requirePassword(Person person, String password) {
        if (!Passwords.matches(password, person.passwordHash())) {
            throw Refusal.invalid("The present password is not right; type it again");
        }
    }
}
