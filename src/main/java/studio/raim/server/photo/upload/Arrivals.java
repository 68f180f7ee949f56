package studio.raim.server.photo.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.Refusal;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.PhotoArrival;
import studio.raim.server.photo.Photos;
import studio.raim.server.photo.SentAs;

/** Keeps one photo and lets happen to it what its sender wished. */
@ApplicationScoped
class Arrivals {
    private final Photos photos;
    private final Instance<PhotoArrival> arrivals;

    Arrivals(Photos photos, Instance<PhotoArrival> arrivals) {
        this.photos = photos;
        this.arrivals = arrivals;
    }

    /**
     * Takes the file away from where it was, also when it is refused.
     *
     * @throws Refusal as {@link Photos#upload}
     */
    Outcome.Taken take(Upload upload, SentAs name, Path file) {
        Photo photo = photos.upload(upload.owner(), name, file);
        UUID occasion = UUID.nameUUIDFromBytes("%s/%s/%s"
                .formatted(upload.id(), name.folder(), name.fileName())
                .getBytes(StandardCharsets.UTF_8));
        @Nullable UUID job = null;
        for (PhotoArrival arrival : arrivals) {
            job = arrival.arrived(upload.owner(), photo, name, upload.metadata(), occasion)
                    .map(JobId::value)
                    .orElse(job);
        }
        return new Outcome.Taken(photo.id().value(), name.folder(), name.fileName(), job);
    }
}
