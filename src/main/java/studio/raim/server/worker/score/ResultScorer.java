package studio.raim.server.worker.score;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.ProductHome;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.WeightState;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.metric.Niqe;
import studio.raim.engine.metric.NiqeModelFile;
import studio.raim.engine.metric.text.TextMeter;
import studio.raim.engine.metric.text.TextReader;
import studio.raim.server.job.score.JobScores;
import studio.raim.server.job.score.ScoreDesk;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;
import studio.raim.server.storage.BlobStore;

/** Measures finished results, one after the other, on nodes that restore; whatever happens here, the job stays done. */
@ApplicationScoped
class ResultScorer {
    private static final Logger LOG = Logger.getLogger(ResultScorer.class);

    private final ScoreDesk desk;
    private final Photos photos;
    private final BlobStore store;
    private final ModelCatalog catalog;
    private final boolean restores;
    private @Nullable Scoring scoring;
    private @Nullable TextReader text;

    ResultScorer(
            ScoreDesk desk,
            Photos photos,
            BlobStore store,
            ModelCatalog catalog,
            @ConfigProperty(name = "raim.pools", defaultValue = "cpu:1") String pools) {
        this.desk = desk;
        this.photos = photos;
        this.store = store;
        this.catalog = catalog;
        this.restores = !pools.equals("none");
    }

    @Scheduled(every = "{raim.score.every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        if (!restores) {
            return;
        }
        try {
            for (Optional<ScoreDesk.Work> work = desk.next(); work.isPresent(); work = desk.next()) {
                desk.write(work.get(), scores(work.get()));
            }
        } catch (RuntimeException e) {
            LOG.warnf("Results could not be measured: %s", e.getMessage());
        }
    }

    private JobScores scores(ScoreDesk.Work work) {
        try {
            Optional<Photo> photo = photos.find(work.person(), work.photo());
            if (photo.isEmpty()) {
                return JobScores.none("The photo was deleted.");
            }
            @Nullable
            Path truth = work.groundTruth() == null
                    ? null
                    : photos.find(work.person(), work.groundTruth())
                            .map(photos::original)
                            .orElse(null);
            return scoring().of(photos.original(photo.get()), store.path(work.result()), truth, textMeter());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.warnf("The result of job %s could not be measured: %s", work.job(), e);
            return JobScores.none("The result could not be measured.");
        }
    }

    private synchronized Scoring scoring() throws IOException {
        if (scoring == null) {
            Path model = NiqeModelFile.shipped(ProductHome.find());
            Optional<Niqe> niqe =
                    Files.exists(model) ? Optional.of(new Niqe(NiqeModelFile.read(model))) : Optional.empty();
            scoring = new Scoring(new PhotoReader(ImageLimits.DEFAULT), niqe);
        }
        return scoring;
    }

    /** Empty until its networks are installed. */
    private synchronized Optional<TextMeter> textMeter() {
        boolean there = catalog.find(TextReader.MODEL).isPresent()
                && catalog.state(TextReader.MODEL) instanceof WeightState.Installed;
        if (text == null && there) {
            text = TextReader.open(catalog);
        }
        return Optional.ofNullable(text).map(TextMeter::new);
    }

    @PreDestroy
    synchronized void close() {
        if (text != null) {
            text.close();
        }
    }
}
