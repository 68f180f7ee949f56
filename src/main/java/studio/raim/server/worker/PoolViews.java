package studio.raim.server.worker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import studio.raim.server.job.Database;
import studio.raim.server.job.QueueConfig;

/** Reads how the pools stand, on all nodes together. */
@ApplicationScoped
public class PoolViews {
    private final Database database;
    private final QueueConfig config;

    /**
     * A pool at one moment.
     *
     * @param slots on nodes that live and take jobs
     * @param oldestWaitSeconds of the job that waits for the longest; 0 when none waits
     */
    public record PoolView(
            String name, boolean paused, int nodes, int slots, int queued, int running, double oldestWaitSeconds) {}

    PoolViews(Database database, QueueConfig config) {
        this.database = database;
        this.config = config;
    }

    /** By name. */
    public List<PoolView> all() {
        return database.query(
                """
                WITH living AS (
                    SELECT pool, count(*) AS slots, count(DISTINCT node) AS nodes
                      FROM node_slot JOIN node ON node.name = node_slot.node
                     WHERE NOT draining AND heartbeat > clock_timestamp() - make_interval(secs => ?)
                     GROUP BY pool),
                open AS (
                    SELECT pool, count(*) FILTER (WHERE state = 'QUEUED') AS queued,
                           count(*) FILTER (WHERE state = 'RUNNING') AS running,
                           extract(epoch FROM clock_timestamp() - min(queued_at) FILTER (WHERE state = 'QUEUED')) AS oldest
                      FROM job WHERE state IN ('QUEUED', 'RUNNING') GROUP BY pool)
                SELECT name, paused, coalesce(nodes, 0) AS nodes, coalesce(slots, 0) AS slots,
                       coalesce(queued, 0) AS queued, coalesce(running, 0) AS running,
                       coalesce(oldest, 0)::float8 AS oldest
                  FROM pool LEFT JOIN living ON living.pool = name LEFT JOIN open ON open.pool = name
                 ORDER BY name""",
                row -> new PoolView(
                        row.getString("name"),
                        row.getBoolean("paused"),
                        row.getInt("nodes"),
                        row.getInt("slots"),
                        row.getInt("queued"),
                        row.getInt("running"),
                        row.getDouble("oldest")),
                config.stale().toMillis() / 1000.0);
    }
}
