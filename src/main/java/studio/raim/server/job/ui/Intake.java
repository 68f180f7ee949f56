package studio.raim.server.job.ui;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.job.Jobs;
import studio.raim.server.job.NewJob;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;

/** Takes each photo that the browser sends, and queues it with the pipeline that is chosen at that moment. */
final class Intake implements UploadHandler {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final transient Photos photos;
    private final transient Jobs jobs;
    private final PersonId person;
    private final transient Supplier<String> pipeline;
    private final transient BiConsumer<String, String> rejections;
    private final long maxBytes;

    /** @param rejections is told file name and sentence, with the page's lock */
    Intake(
            Photos photos,
            Jobs jobs,
            PersonId person,
            Supplier<String> pipeline,
            BiConsumer<String, String> rejections,
            long maxBytes) {
        this.photos = photos;
        this.jobs = jobs;
        this.person = person;
        this.pipeline = pipeline;
        this.rejections = rejections;
        this.maxBytes = maxBytes;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) {
        String name = event.getFileName();
        try (InputStream in = event.getInputStream()) {
            Photo photo = photos.upload(person, name, in);
            jobs.submit(person, NewJob.of(photo.id(), pipeline.get()));
        } catch (Refusal refusal) {
            reject(event, refusal.sentence());
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "The upload of %s failed", name);
            reject(event, "The photo did not arrive whole. Try again.");
        }
    }

    @Override
    public long getFileSizeMax() {
        return maxBytes;
    }

    @Override
    public long getRequestSizeMax() {
        return maxBytes;
    }

    private void reject(UploadEvent event, String sentence) {
        event.reject(sentence);
        Future<Void> unused = event.getUI().access(() -> rejections.accept(event.getFileName(), sentence));
    }
}
