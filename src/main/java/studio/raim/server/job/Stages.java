package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.storage.BlobRef;

/** What the stages of a person's restorations made, where the options asked for it. */
@ApplicationScoped
public class Stages {
    private final Database database;
    private final Jobs jobs;

    Stages(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /**
     * In the order of the pipeline, without its last stage, whose image is the result; none if the job keeps none.
     *
     * @throws Refusal NOT_FOUND; CONFLICT while there is no result
     */
    public List<StageImage> of(PersonId person, JobId id) {
        jobs.result(person, id);
        return database.query("SELECT * FROM job_stage WHERE job_id = ? ORDER BY number", Stages::read, id.value());
    }

    /** Throws a {@link Refusal} NOT_FOUND also for a stage that the job does not have. */
    public StageImage named(PersonId person, JobId id, String name) {
        return of(person, id).stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "Job %s keeps no image of a stage '%s'. GET /api/v1/jobs/%s/stages lists those that it has"
                                .formatted(id, name, id)));
    }

    private static StageImage read(ResultSet row) throws SQLException {
        return new StageImage(
                row.getString("name"),
                new BlobRef(row.getString("sha256"), row.getLong("bytes")),
                row.getInt("width"),
                row.getInt("height"));
    }
}
