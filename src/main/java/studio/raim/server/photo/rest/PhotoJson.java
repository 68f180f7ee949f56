package studio.raim.server.photo.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import studio.raim.server.photo.Photo;

/** A photo's facts. */
@Schema(name = "Photo")
record PhotoJson(
        UUID id,
        String fileName,

        @Schema(description = "Where it lay when it was first sent", examples = "2019/Crete")
        String folder,

        @Schema(examples = "jpeg") String format,

        @Schema(description = "Pixels from left to right as displayed")
        int width,

        @Schema(description = "Pixels from top to bottom as displayed")
        int height,

        long bytes,
        String sha256,
        Instant createdAt,

        Links links) {
    /** Addresses of the original and of a preview. */
    @Schema(name = "PhotoLinks")
    record Links(String original, String preview) {}

    static PhotoJson of(Photo photo) {
        String self = "/api/v1/photos/" + photo.id();
        return new PhotoJson(
                photo.id().value(),
                photo.fileName(),
                photo.folder(),
                photo.format(),
                photo.width(),
                photo.height(),
                photo.bytes(),
                photo.sha256(),
                photo.createdAt(),
                new Links(self + "/original", self + "/preview"));
    }
}
