package studio.raim.server.photo.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import studio.raim.server.photo.upload.Outcome;
import studio.raim.server.photo.upload.Upload;
import studio.raim.server.photo.upload.UploadState;

/** How a file on its way in stands, and what became of it. */
@Schema(name = "Upload")
record UploadJson(
        UUID id,
        UploadState state,

        @Schema(description = "Bytes that are here for good; go on from there")
        long offset,

        @Schema(description = "Bytes of the whole file") long length,

        Instant expiresAt,

        @Schema(description = "What was taken; an archive has many")
        List<Outcome.Taken> photos,

        @Schema(description = "What was not, and why") List<Outcome.Refused> refused) {

    static UploadJson of(Upload upload) {
        return new UploadJson(
                upload.id().value(),
                upload.state(),
                upload.received(),
                upload.length(),
                upload.expiresAt(),
                upload.outcome().photos(),
                upload.outcome().refused());
    }
}
