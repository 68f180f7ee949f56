package studio.raim.server.storage;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import studio.raim.common.Refusal;

/**
 * Deletes what nobody needs: rows that cannot be brought back any more, then bytes that no row names, then what was made
 * from those. One node at a time; the order and the grace make it safe beside everybody who publishes.
 */
@ApplicationScoped
public class Cleaning {
    private static final Logger LOG = Logger.getLogger(Cleaning.class);
    private static final int ASK_AT_ONCE = 500;
    /** A purged job frees its photo for the next round. */
    private static final int ROUNDS = 3;

    private final BlobStore store;
    private final OneNode oneNode;
    private final Leavings leavings;
    private final CleaningConfig config;
    private final Clock clock;
    private final StorageMetrics metrics;
    private final List<BlobReferences> references;
    private final List<Purge> purges;

    Cleaning(
            BlobStore store,
            OneNode oneNode,
            Leavings leavings,
            CleaningConfig config,
            Clock clock,
            StorageMetrics metrics,
            @All List<BlobReferences> references,
            @All List<Purge> purges) {
        this.store = store;
        this.oneNode = oneNode;
        this.leavings = leavings;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.references = references;
        this.purges = purges;
    }

    @Scheduled(
            every = "${raim.cleaning.every:1H}",
            delayed = "${raim.cleaning.delay:5M}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        oneNode.tryRun(() -> clean(false))
                .filter(cleaned -> !cleaned.isNothing())
                .ifPresent(LOG::info);
    }

    /**
     * Cleans now.
     *
     * @param dryRun only counts, as things stand
     * @throws Refusal BUSY while another node or thread does
     */
    public Cleaned run(boolean dryRun) {
        Optional<Cleaned> cleaned = oneNode.tryRun(() -> clean(dryRun));
        return cleaned.orElseThrow(() -> Refusal.busy("Cleaning is under way already; try again in some minutes"));
    }

    private Cleaned clean(boolean dryRun) {
        int rows = dryRun ? 0 : purge();
        int blobs = 0;
        long bytes = 0;
        for (int stripe = 0; stripe < Stripes.COUNT; stripe++) {
            List<BlobRef> idle = store.idle(stripe, config.grace());
            for (int from = 0; from < idle.size(); from += ASK_AT_ONCE) {
                List<BlobRef> some = idle.subList(from, Math.min(idle.size(), from + ASK_AT_ONCE));
                Set<String> needed = needed(some.stream().map(BlobRef::sha256).toList());
                for (BlobRef blob : some) {
                    if (!needed.contains(blob.sha256()) && (dryRun || store.deleteIdle(blob, config.grace()))) {
                        blobs++;
                        bytes += blob.bytes();
                    }
                }
            }
        }
        int derived = leavings.deleteDerived(dryRun);
        long temporary = dryRun ? 0 : store.deleteTemporary(config.grace());
        metrics.cleaned(dryRun ? 0 : bytes + temporary);
        return new Cleaned(rows, blobs, bytes, derived, temporary);
    }

    private int purge() {
        Instant before = clock.instant().minus(config.undo());
        int rows = 0;
        for (int round = 0; round < ROUNDS; round++) {
            rows += purges.stream().mapToInt(purge -> purge.purge(before)).sum();
        }
        return rows;
    }

    private Set<String> needed(Collection<String> hashes) {
        Set<String> needed = new HashSet<>();
        references.forEach(feature -> needed.addAll(feature.neededOf(hashes)));
        return needed;
    }
}
