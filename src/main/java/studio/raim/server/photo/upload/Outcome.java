package studio.raim.server.photo.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a file: one photo, the photos of an archive, and what was not taken. */
public record Outcome(List<Taken> photos, List<Refused> refused) {
    /** A photo that is in the library now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Taken(
            UUID id,
            String folder,
            String fileName,
            @Nullable UUID jobId) {}

    /** A file that is not, and the sentence that says why. */
    public record Refused(String name, String sentence) {}

    static final Outcome NONE = new Outcome(List.of(), List.of());
}
