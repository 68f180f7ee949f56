package studio.raim.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.pipeline.run.Provenance;
import studio.raim.engine.pipeline.run.Repetition;

/** {@code restore --like RESULT}: making a result again. */
final class LikeChoice {
    @Option(
            names = "--like",
            paramLabel = "RESULT",
            description =
                    "Makes this result again from its photograph, byte for byte: with the pipeline, tiles, numbers, "
                            + "strength and output that its file, or a saved provenance.json, says.")
    private @Nullable Path like;

    @Option(
            names = "--anyway",
            description = "With --like: go on with another photograph, version, weights or device, "
                    + "where other bytes must be expected.")
    private boolean anyway;

    boolean anyway() {
        return anyway;
    }

    /**
     * What is to be repeated, if anything.
     *
     * @throws IllegalArgumentException when something else was chosen beside it
     * @throws studio.raim.engine.pipeline.run.UnrepeatableException when it cannot be
     */
    Optional<Repetition> repetition(Engine engine, PhotoReader reader, ParseResult parsed) throws IOException {
        if (like == null) {
            return Optional.empty();
        }
        List<String> chosen = parsed.matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(Stream.of(RunChoice.NAMES, OutputChoice.NAMES)
                        .flatMap(Set::stream)
                        .toList()::contains)
                .toList();
        if (!chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "With --like the result says how it is made: leave %s out".formatted(String.join(" and ", chosen)));
        }
        return Optional.of(new Repetition(Provenance.parse(record(like, reader)), engine.pipelines()));
    }

    private static String record(Path file, PhotoReader reader) throws IOException {
        if (String.valueOf(file.getFileName()).endsWith(".json")) {
            return Files.readString(file, StandardCharsets.UTF_8);
        }
        return reader.provenance(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s does not say how it was made (BMP files and results of --no-provenance do not): give its provenance.json"
                                .formatted(file)));
    }
}
