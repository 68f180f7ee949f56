package studio.raim.engine.pipeline.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import studio.raim.common.PipelineId;

/** What the product's pipelines make of a photograph: for each a folder of its id beside its file, which may be absent. */
public record Examples(Path folder) {
    /**
     * A part of a photograph before and after: two JPEGs of the same size.
     *
     * @param credit whose photograph it is, its licence, and what was done to it
     */
    public record Example(Path before, Path after, String credit) {}

    public Optional<Example> find(PipelineId id) {
        Path place = folder.resolve(id.value());
        Path before = place.resolve("before.jpg");
        Path after = place.resolve("after.jpg");
        Path credit = place.resolve("credit.txt");
        if (!Stream.of(before, after, credit).allMatch(Files::isRegularFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Example(before, after, Files.readString(credit).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(credit + " cannot be read: " + e.getMessage(), e);
        }
    }
}
