package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import studio.raim.common.Refusal;
import studio.raim.engine.pipeline.spec.Pipelines;

/** Decides where a job waits and how much work it is. */
@ApplicationScoped
class Planning {
    /** Until a pipeline has been run here, a megapixel of it counts as a second of work. */
    private static final double UNKNOWN_SECONDS = 1;

    private static final double LEAST_SECONDS = 0.1;

    private final Pipelines pipelines;
    private final Database database;
    private final QueueConfig config;

    /** @param cost expected milliseconds */
    record Plan(String pool, long cost, double megapixels) {}

    Planning(Pipelines pipelines, Database database, QueueConfig config) {
        this.pipelines = pipelines;
        this.database = database;
        this.config = config;
    }

    Plan plan(String pipeline, double megapixels) {
        requirePipeline(pipeline);
        double seconds = Math.max(LEAST_SECONDS, secondsPerMegapixel(pipeline) * megapixels);
        return new Plan(config.defaultPool(), Math.round(seconds * 1000), megapixels);
    }

    void requirePipeline(String pipeline) {
        try {
            pipelines.named(pipeline);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Refusal.Kind.INVALID, String.valueOf(unknown.getMessage()), unknown);
        }
    }

    /** Learnt from the last results of this pipeline. */
    double secondsPerMegapixel(String pipeline) {
        return database.first("""
                        SELECT coalesce(sum(seconds) / nullif(sum(megapixels), 0), ?) AS speed FROM (
                            SELECT extract(epoch FROM finished_at - started_at)::float8 AS seconds, megapixels
                              FROM job WHERE pipeline = ? AND state = 'DONE' ORDER BY finished_at DESC LIMIT 20) AS last""", row -> row.getDouble("speed"), UNKNOWN_SECONDS, pipeline)
                .orElse(UNKNOWN_SECONDS);
    }
}
