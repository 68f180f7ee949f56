package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.raim.Fuzzing;

/** Files with random damage, always the same: each is read or refused in a sentence, quickly. */
class FuzzTest {
    /** A picture at the limit has 3 MB of samples; decoders hold it in several forms, and twice. */
    private static final long MOST_BYTES = 128 << 20;

    private final PhotoReader reader = new PhotoReader(new ImageLimits(1_000_000, 1 << 20));
    private final Thumbnails thumbnails = new Thumbnails(new ImageLimits(1_000_000, 1 << 20));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "associated-alpha.tif",
                "big-endian-16.tif",
                "cmyk.jpg",
                "cmyk.tif",
                "grey.jpg",
                "interlaced.png",
                "jpeg-inside.tif",
                "lossless.webp",
                "lzw.tif",
                "moving.webp",
                "plain.bmp",
                "progressive.jpg",
                "tiled.tif",
                "two-pages.tif"
            })
    void damaged_files_are_read_or_refused_but_never_crash_or_hang(String name) throws IOException {
        Path file = directory.resolve("mutant");
        new Fuzzing(name, MOST_BYTES).mutate(Bytes.fixture(name), mutant -> {
            Files.write(file, mutant);
            readOrRefuse(file);
        });
    }

    private void readOrRefuse(Path file) throws IOException {
        try {
            assertThat(reader.read(file).width()).isPositive();
            assertThat(thumbnails.jpeg(file, 16)).isNotEmpty();
        } catch (UnreadableImageException e) {
            assertThat(e.getMessage()).endsWith(".");
        }
    }
}
