package studio.raim.server.setting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.Session;
import studio.raim.common.PipelineId;
import studio.raim.common.Refusal;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.Role;

/** What an administrator set for everybody. */
@ApplicationScoped
public class Settings {
    private static final String DEFAULT_PIPELINE = "default-pipeline";

    private final Session rows;
    private final CurrentPerson current;

    Settings(Session rows, CurrentPerson current) {
        this.rows = rows;
        this.current = current;
    }

    /** The pipeline that is chosen for people who have not chosen one themselves; it may not be there any more. */
    @Transactional
    public Optional<String> defaultPipeline() {
        return find(DEFAULT_PIPELINE);
    }

    /**
     * Counts from the next time that somebody who has not chosen one opens the Restore page.
     *
     * @throws Refusal FORBIDDEN unless an administrator asks
     */
    @Transactional
    public void setDefaultPipeline(PipelineId pipeline) {
        if (!current.is(Role.ADMIN)) {
            throw Refusal.forbidden("Only an administrator chooses the default pipeline");
        }
        rows.createNativeMutationQuery("""
                        INSERT INTO setting (name, value, changed_by) VALUES (:name, :value, :person)
                        ON CONFLICT (name) DO UPDATE
                           SET value = excluded.value, changed_by = excluded.changed_by, changed_at = clock_timestamp()""")
                .setParameter("name", DEFAULT_PIPELINE)
                .setParameter("value", pipeline.value())
                .setParameter("person", current.id().value())
                .executeUpdate();
    }

    private Optional<String> find(String name) {
        return rows.createNativeQuery("SELECT value FROM setting WHERE name = :name", String.class)
                .setParameter("name", name)
                .uniqueResultOptional();
    }
}
