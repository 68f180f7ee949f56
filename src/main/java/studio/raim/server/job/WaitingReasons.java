package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why a queued job does not run yet. */
@ApplicationScoped
class WaitingReasons {
    private final Database database;
    private final QueueConfig config;

    record Pool(String name, boolean paused, int slots, int running) {
        @Nullable
        String reason() {
            if (paused) {
                return "The pool '%s' is paused".formatted(name);
            }
            if (slots == 0) {
                return "No running node serves the pool '%s'".formatted(name);
            }
            return running < slots
                    ? null
                    : running == 1 ? "Another photo is being restored" : running + " other photos are being restored";
        }
    }

    /** How things stand at one moment. */
    record Now(Map<String, Pool> pools) {
        @Nullable
        String reason(String pool) {
            Pool known = pools.get(pool);
            return known == null ? null : known.reason();
        }
    }

    WaitingReasons(Database database, QueueConfig config) {
        this.database = database;
        this.config = config;
    }

    Now now() {
        return new Now(database
                .query(
                        """
                        SELECT name, paused,
                               (SELECT count(*) FROM node_slot JOIN node ON node.name = node_slot.node
                                 WHERE node_slot.pool = pool.name AND NOT draining
                                   AND heartbeat > clock_timestamp() - make_interval(secs => ?)) AS slots,
                               (SELECT count(*) FROM job WHERE job.pool = pool.name AND state = 'RUNNING') AS running
                          FROM pool""",
                        row -> new Pool(
                                row.getString("name"),
                                row.getBoolean("paused"),
                                row.getInt("slots"),
                                row.getInt("running")),
                        Attempts.seconds(config.stale()))
                .stream()
                .collect(Collectors.toMap(Pool::name, pool -> pool)));
    }
}
