package studio.raim.engine.pipeline.run;

import java.io.IOException;
import java.nio.file.Path;
import studio.raim.common.Sha256;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.PhotoReader;

/**
 * A photograph and where it came from.
 *
 * @param hash of the bytes of its file
 */
public record Source(Photo photo, Sha256 hash) {
    public static Source read(Path file, PhotoReader reader) throws IOException {
        return new Source(reader.read(file), Sha256.of(file));
    }
}
