package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {
    @TempDir
    Path directory;

    @Test
    void one_reader_and_one_writer_serve_many_threads() throws Exception {
        PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);
        Pixels chart = Charts.smooth(200, 100, 8);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            for (ImageFormat format : Arrays.stream(ImageFormat.values())
                    .filter(ImageFormat::writable)
                    .toList()) {
                Path file = directory.resolve("photo" + i + "." + format.extension());
                tasks.add(() -> differenceTooMuch(reader, chart, format, file));
            }
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> difference : threads.invokeAll(tasks)) {
                assertThat(difference.get()).isZero();
            }
        }
    }

    private static int differenceTooMuch(PhotoReader reader, Pixels chart, ImageFormat format, Path file)
            throws IOException {
        Files.write(file, Bytes.encoded(chart, format));
        int difference = Charts.difference(reader.read(file).colour(), chart);
        int tolerance = format == ImageFormat.JPEG ? 16 : format == ImageFormat.WEBP ? 100 : 0;
        return Math.max(0, difference - tolerance);
    }
}
