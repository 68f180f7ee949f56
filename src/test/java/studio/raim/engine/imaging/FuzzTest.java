package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with random damage, always the same: each is read or refused in a sentence, quickly. */
class FuzzTest {
    private static final int MUTANTS = Integer.getInteger("raim.fuzz", 80);
    private static final int[] NASTY = {0, 1, 0x7f, 0x80, 0xff, 0xfe};

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
        byte[] whole = Bytes.fixture(name);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        Path file = directory.resolve("mutant");
        for (int i = 0; i < MUTANTS; i++) {
            Files.write(file, mutant(whole, random));
            String which = "mutant %d of %s".formatted(i, name);
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> readOrRefuse(file), which);
        }
    }

    private void readOrRefuse(Path file) throws IOException {
        try {
            assertThat(reader.read(file).width()).isPositive();
            assertThat(thumbnails.jpeg(file, 16)).isNotEmpty();
        } catch (UnreadableImageException e) {
            assertThat(e.getMessage()).endsWith(".");
        }
    }

    private static byte[] mutant(byte[] whole, SplittableRandom random) {
        byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(whole, 1 + random.nextInt(whole.length)) : whole.clone();
        // Half of the damage goes to the beginning, where the structure is.
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            int reach = random.nextBoolean() ? Math.min(bytes.length, 300) : bytes.length;
            int at = random.nextInt(reach);
            bytes[at] = (byte) (random.nextBoolean() ? NASTY[random.nextInt(NASTY.length)] : random.nextInt(256));
        }
        return bytes;
    }
}
