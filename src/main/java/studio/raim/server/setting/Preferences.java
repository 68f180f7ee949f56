package studio.raim.server.setting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.Session;
import studio.raim.common.PersonId;

/** What a person chose last, by a name of the page that asks; it is the same in every browser of that person. */
@ApplicationScoped
public class Preferences {
    private final Session rows;

    Preferences(Session rows) {
        this.rows = rows;
    }

    @Transactional
    public Optional<String> find(PersonId person, String name) {
        return rows.createNativeQuery(
                        "SELECT value FROM preference WHERE person_id = :person AND name = :name", String.class)
                .setParameter("person", person.value())
                .setParameter("name", name)
                .uniqueResultOptional();
    }

    /** Replaces what was kept under that name; {@code value} has at most 4000 characters. */
    @Transactional
    public void keep(PersonId person, String name, String value) {
        rows.createNativeMutationQuery("""
                        INSERT INTO preference (person_id, name, value) VALUES (:person, :name, :value)
                        ON CONFLICT (person_id, name) DO UPDATE SET value = excluded.value""")
                .setParameter("person", person.value())
                .setParameter("name", name)
                .setParameter("value", value)
                .executeUpdate();
    }
}
