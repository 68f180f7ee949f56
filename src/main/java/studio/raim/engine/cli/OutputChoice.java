package studio.raim.engine.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.MetadataKept;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.pipeline.run.Output;

/** How {@code restore} writes its results. */
final class OutputChoice {
    static final Set<String> NAMES = Set.of("--format", "--quality", "--metadata", "--no-provenance");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "jpeg, png, tiff, webp or bmp; default: by the ending of -o, else as the photograph. "
                    + "HEIC and AVIF become JPEG, or PNG when they have more than 8 bits or opacity.")
    private @Nullable ImageFormat format;

    @Option(
            names = "--quality",
            paramLabel = "1..100",
            description = "Of JPEG (always 4:4:4) and WebP; default ${DEFAULT-VALUE}.")
    private int quality = Output.USUAL_QUALITY;

    @Option(
            names = "--metadata",
            paramLabel = "KEPT",
            description = "all, no-gps (nothing of where it was taken) or none; default all. "
                    + "The colour profile always stays.")
    private MetadataKept metadata = MetadataKept.ALL;

    @Option(names = "--no-provenance", description = "Do not write into the results how they were made.")
    private boolean anonymous;

    Optional<ImageFormat> format() {
        return Optional.ofNullable(format);
    }

    /** Throws {@link IllegalArgumentException} before any work, for what no result can have. */
    void check() {
        output(Optional.ofNullable(format).orElse(ImageFormat.PNG));
    }

    /** For a result of this name. */
    Output output(Path file, Photo photo) {
        return output(format().orElseGet(() ->
                ImageFormat.ofFileName(String.valueOf(file.getFileName())).orElseGet(photo::resultFormat)));
    }

    private Output output(ImageFormat chosen) {
        return new Output(chosen, quality, metadata, !anonymous);
    }
}
