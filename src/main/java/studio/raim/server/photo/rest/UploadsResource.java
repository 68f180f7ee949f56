package studio.raim.server.photo.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;
import studio.raim.common.UploadId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.photo.PhotoConfig;
import studio.raim.server.photo.upload.Checksum;
import studio.raim.server.photo.upload.ChecksumMismatchException;
import studio.raim.server.photo.upload.Upload;
import studio.raim.server.photo.upload.UploadConfig;
import studio.raim.server.photo.upload.Uploads;

/** Slow senders wait on virtual threads: they would use the workers up otherwise. */
@Path("/api/v1/uploads")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("member")
@RunOnVirtualThread
@Tag(name = "Uploads", description = "Resumable uploads by tus 1.0.0")
class UploadsResource {
    private static final String EXTENSIONS = "creation,creation-with-upload,expiration,termination,checksum";

    private final Uploads uploads;
    private final CurrentPerson current;
    private final PhotoConfig photos;
    private final UploadConfig config;

    UploadsResource(Uploads uploads, CurrentPerson current, PhotoConfig photos, UploadConfig config) {
        this.uploads = uploads;
        this.current = current;
        this.photos = photos;
        this.config = config;
    }

    @OPTIONS
    @Operation(summary = "What this server can do")
    public Response options() {
        long most = Math.max(
                photos.maxBytes().asLongValue(), config.maxArchiveBytes().asLongValue());
        return Response.noContent()
                .header("Tus-Version", Tus.VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Checksum-Algorithm", Checksum.NAMES)
                .header("Tus-Max-Size", most)
                .build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Begin an upload",
            description = "Upload-Metadata may name filename, folder, key, and the pipeline, options and priority of a"
                    + " job to queue when the file is whole. The first bytes may come along.")
    @APIResponse(responseCode = "201", description = "Location takes the bytes")
    public Response create(
            @HeaderParam(Tus.RESUMABLE) @Nullable String version,
            @HeaderParam(Tus.LENGTH) @Nullable String length,
            @HeaderParam(Tus.METADATA) @Nullable String metadata,
            @HeaderParam(Tus.CHECKSUM) @Nullable String checksum,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body) {
        Tus.requireVersion(version);
        Upload upload = uploads.create(current.id(), Tus.number(Tus.LENGTH, length), Tus.metadata(metadata));
        long offset = upload.received();
        // Of an upload that the key found again, only its own state says where to go on.
        if (type != null && type.startsWith(Tus.CONTENT) && offset == 0) {
            offset = append(upload.id(), 0, body, checksum);
        }
        return Response.created(URI.create("/api/v1/uploads/" + upload.id()))
                .header(Tus.OFFSET, offset)
                .header(Tus.EXPIRES, Tus.date(upload.expiresAt()))
                .build();
    }

    @HEAD
    @Path("{id}")
    @Operation(summary = "Where an upload stands")
    public Response offset(@HeaderParam(Tus.RESUMABLE) @Nullable String version, @PathParam("id") String id) {
        Tus.requireVersion(version);
        Upload upload = uploads.get(current.id(), UploadId.of(id));
        return Response.ok()
                .header(Tus.OFFSET, upload.received())
                .header(Tus.LENGTH, upload.length())
                .header(Tus.EXPIRES, Tus.date(upload.expiresAt()))
                .header(Tus.METADATA, Tus.header(upload.metadata()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How an upload stands, and what became of it")
    public UploadJson get(@PathParam("id") String id) {
        return UploadJson.of(uploads.get(current.id(), UploadId.of(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(Tus.CONTENT)
    @Operation(
            summary = "Send bytes from an offset on",
            description = "Whoever sends the last byte waits for the taking.")
    @APIResponse(responseCode = "204", description = "Upload-Offset says how many bytes are here for good")
    @APIResponse(responseCode = "409", description = "The upload stands at another offset, or another request went on")
    public Response append(
            @HeaderParam(Tus.RESUMABLE) @Nullable String version,
            @HeaderParam(Tus.OFFSET) @Nullable String offset,
            @HeaderParam(Tus.CHECKSUM) @Nullable String checksum,
            @PathParam("id") String id,
            InputStream body) {
        Tus.requireVersion(version);
        long reached = append(UploadId.of(id), Tus.number(Tus.OFFSET, offset), body, checksum);
        return Response.noContent().header(Tus.OFFSET, reached).build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Give an upload up", description = "Photos that were taken stay.")
    public Response delete(@HeaderParam(Tus.RESUMABLE) @Nullable String version, @PathParam("id") String id) {
        Tus.requireVersion(version);
        uploads.delete(current.id(), UploadId.of(id));
        return Response.noContent().build();
    }

    private long append(UploadId id, long offset, InputStream body, @Nullable String checksum) {
        try {
            return uploads.append(current.id(), id, offset, body, Checksum.of(checksum));
        } catch (ChecksumMismatchException e) {
            throw new jakarta.ws.rs.WebApplicationException(
                    Response.status(Tus.CHECKSUM_MISMATCH, "Checksum Mismatch").build());
        } catch (IOException broken) {
            // Whoever sent this is gone and reads no answer: no reason to alarm the log.
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "The connection broke off; ask where upload %s stands, then go on from there".formatted(id),
                    broken);
        }
    }
}
