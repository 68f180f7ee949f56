package studio.raim.server.job;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;

/** Says for many running attempts at once that they live and how far they are, and brings back what is wanted of them. */
public class Heartbeats {
    private final Database database;

    /** What an attempt tells. */
    public record Beat(
            Attempt attempt,
            double progress,
            @Nullable String stage,
            @Nullable Tiles tiles) {
        /** Without tiles. */
        public Beat(Attempt attempt, double progress, @Nullable String stage) {
            this(attempt, progress, stage, null);
        }
    }

    /** What an attempt is told. */
    public enum Order {
        GO_ON,
        CANCEL
    }

    public Heartbeats(Database database) {
        this.database = database;
    }

    /** Attempts that are missing from the answer were superseded. */
    public Map<Attempt, Order> beat(Collection<Beat> beats) {
        if (beats.isEmpty()) {
            return Map.of();
        }
        List<Beat> list = List.copyOf(beats);
        return database
                .query(
                        """
                        UPDATE job SET heartbeat = clock_timestamp(),
                               progress = greatest(job.progress, beat.progress), stage = beat.stage,
                               tile = beat.tile, tiles = beat.tiles
                          FROM unnest(?::uuid[], ?::integer[], ?::float8[], ?::text[],
                                      ?::integer[], ?::integer[])
                               AS beat (id, attempt, progress, stage, tile, tiles)
                         WHERE job.id = beat.id AND job.attempt = beat.attempt AND job.state = 'RUNNING'
                        RETURNING job.id, job.attempt, job.cancel_requested""",
                        row -> Map.entry(
                                new Attempt(new JobId(row.getObject(1, UUID.class)), row.getInt(2)),
                                row.getBoolean(3) ? Order.CANCEL : Order.GO_ON),
                        list.stream().map(b -> b.attempt.job().toString()).toArray(String[]::new),
                        list.stream().map(b -> b.attempt.number()).toArray(Integer[]::new),
                        list.stream().map(b -> Math.clamp(b.progress, 0.0, 1.0)).toArray(Double[]::new),
                        list.stream().map(Beat::stage).toArray(String[]::new),
                        tiles(list, Tiles::done),
                        tiles(list, Tiles::all))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable Integer[] tiles(List<Beat> beats, Function<Tiles, Integer> count) {
        return beats.stream()
                .map(beat -> beat.tiles == null ? null : count.apply(beat.tiles))
                .toArray(Integer[]::new);
    }
}
