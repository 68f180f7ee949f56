package studio.raim.server.worker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import studio.raim.server.job.Database;

/** This node's entry among the nodes, and whether its clock allows it to serve. */
final class Membership {
    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final Database database;
    private final NodeName node;
    private final List<Slot> slots;
    private final InstantSource clock;

    Membership(Database database, NodeName node, List<Slot> slots, InstantSource clock) {
        this.database = database;
        this.node = node;
        this.slots = slots;
        this.clock = clock;
    }

    NodeName node() {
        return node;
    }

    List<Slot> slots() {
        return slots;
    }

    void join() {
        String version = String.valueOf(Membership.class.getPackage().getImplementationVersion());
        database.doInTransaction(() -> {
            database.update("""
                    INSERT INTO node (name, version) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET heartbeat = clock_timestamp()""", node.value(), version);
            for (Slot slot : slots) {
                database.update("INSERT INTO pool (name) VALUES (?) ON CONFLICT DO NOTHING", slot.pool());
                database.update("""
                        INSERT INTO node_slot (node, pool, number, device) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""", node.value(), slot.pool(), slot.number(), slot.device());
            }
        });
    }

    /** Says that the node lives, and joins again if somebody forgot it. */
    void beat() {
        if (database.update("UPDATE node SET heartbeat = clock_timestamp() WHERE name = ?", node.value()) == 0) {
            join();
        }
        database.update("DELETE FROM node WHERE heartbeat < clock_timestamp() - make_interval(secs => ?)", (double)
                FORGET_AFTER.toSeconds());
    }

    /** From now on the guard lets this node claim nothing, whatever fires here; or again, if {@code draining} is false. */
    void drain(boolean draining) {
        database.update(
                "UPDATE node SET draining = ? WHERE name = ? AND draining <> ?", draining, node.value(), draining);
    }

    void leave() {
        database.update("DELETE FROM node WHERE name = ?", node.value());
    }

    /** How far this node's clock is ahead of the database's, give or take half a round trip. */
    Duration clockOffset() {
        java.time.Instant before = clock.instant();
        java.time.Instant there = database.first(
                        "SELECT clock_timestamp()", row -> row.getTimestamp(1).toInstant())
                .orElseThrow();
        Duration trip = Duration.between(before, clock.instant());
        return Duration.between(there, before.plus(trip.dividedBy(2)));
    }
}
