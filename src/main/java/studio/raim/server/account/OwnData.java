package studio.raim.server.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** A person's right to have all their data, and to leave with it. */
@ApplicationScoped
public class OwnData {
    private static final Logger LOG = Logger.getLogger(OwnData.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final People people;
    private final SignIns signIns;
    private final Tokens tokens;
    private final Access access;
    private final List<Belongings> belongings;

    OwnData(People people, SignIns signIns, Tokens tokens, Access access, @All List<Belongings> belongings) {
        this.people = people;
        this.signIns = signIns;
        this.tokens = tokens;
        this.access = access;
        this.belongings = belongings;
    }

    /** Writes a zip: {@code profile.json}, and what each feature keeps. */
    public void write(PersonId who, OutputStream out) throws IOException {
        try (DataArchive archive = new DataArchive(out)) {
            archive.add("profile.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(profile(who)));
            for (Belongings kept : belongings) {
                kept.export(who, archive);
            }
        }
        LOG.infof("Person %s took a copy of their data", who);
    }

    /**
     * Removes a person with everything that is theirs, at once and for good: running jobs stop when they next look for
     * their row; bytes that nobody else needs go with the next cleaning.
     *
     * @param typedName their name, typed to confirm
     * @throws Refusal INVALID if it is not their name; CONFLICT for the last active administrator
     */
    @Transactional
    public void delete(PersonId who, String typedName) {
        Roster.lockAdministrators();
        Person person = people.get(who);
        if (!typedName.strip().equals(person.name())) {
            throw Refusal.invalid(
                    "That is not the name of this account; type '%s' to delete it".formatted(person.name()));
        }
        Roster.requireAnotherAdministrator(person);
        // First the door, so that nothing new is begun behind our back.
        access.endAll(who);
        Person.getEntityManager()
                .createNativeQuery("select 1 from person where id = ?1 for update")
                .setParameter(1, who.value())
                .getResultList();
        belongings.forEach(kept -> kept.remove(who));
        Person.deleteById(who.value());
        LOG.infof("Person %s deleted their account", who);
    }

    private Map<String, Object> profile(PersonId who) {
        Person person = people.get(who);
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("id", person.id().toString());
        profile.put("name", person.name());
        profile.put("roles", person.roles().stream().map(Role::id).toList());
        profile.put("createdAt", person.createdAt().toString());
        profile.put(
                "tokens",
                tokens.list(who).stream()
                        .map(token -> Map.of(
                                "name", token.name(),
                                "begins", token.hint(),
                                "createdAt", token.createdAt().toString()))
                        .toList());
        profile.put(
                "sessions",
                signIns.list(who).stream()
                        .map(signIn -> Map.of(
                                "browser", signIn.browser(),
                                "address", signIn.address(),
                                "createdAt", signIn.createdAt().toString(),
                                "lastSeenAt", signIn.lastSeenAt().toString()))
                        .toList());
        return profile;
    }
}
