package studio.raim.server.photo.upload;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import studio.raim.common.Refusal;
import studio.raim.common.UploadId;

/** Takes whole files whose taker was lost, and clears away what nobody goes on with. */
@ApplicationScoped
public class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);
    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final Duration STRAY = Duration.ofHours(1);

    private final UploadRows rows;
    private final UploadFiles files;
    private final Taking taking;
    private final Clock clock;

    Leftovers(UploadRows rows, UploadFiles files, Taking taking, Clock clock) {
        this.rows = rows;
        this.files = files;
        this.taking = taking;
        this.clock = clock;
    }

    @Scheduled(every = "${raim.upload.leftovers-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyMinute() {
        takeUntaken();
        expire();
        clearStrays();
    }

    void takeUntaken() {
        for (Upload upload : rows.untaken(clock.instant().minus(SETTLED))) {
            try {
                taking.take(upload);
            } catch (Refusal refused) {
                LOG.infof("Upload %s was not taken: %s", upload.id(), refused.sentence());
            }
        }
    }

    /** Deletes the rows and bytes of uploads that nobody went on with; returns how many. */
    public int expire() {
        int gone = 0;
        for (Upload upload : rows.expired()) {
            if (rows.delete(upload.id())) {
                files.delete(upload.id());
                gone++;
            }
        }
        return gone;
    }

    /** Deletes bytes without a row: of an upload that was given up while a request still wrote. */
    void clearStrays() {
        for (Path folder : files.folders()) {
            if (older(folder, clock.instant().minus(STRAY)) && !known(folder)) {
                UploadFiles.deleteTree(folder);
            }
        }
    }

    private boolean known(Path folder) {
        try {
            return rows.exists(UploadId.of(String.valueOf(folder.getFileName())));
        } catch (Refusal noUploadsFolder) {
            return true;
        }
    }

    private static boolean older(Path folder, Instant than) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(than);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }
}
