package studio.raim.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Small pictures of files: upright, in sRGB, over white where they are transparent, without metadata. Decodes only every
 * so many pixels, so that a large photograph takes little memory. Thread-safe.
 */
public final class Thumbnails {
    /** How many pixels on a side are averaged into one at least, so that skipped ones do not show. */
    private static final int OVERSAMPLING = 4;

    private static final WriteOptions OPTIONS = WriteOptions.DEFAULT.withQuality(0.85f);

    private final PhotoReader reader;

    public Thumbnails(ImageLimits limits) {
        this.reader = new PhotoReader(limits);
    }

    /**
     * A JPEG of the photograph, never larger than the photograph itself.
     *
     * @param longestSide in pixels
     * @throws UnreadableImageException if the file is no photograph that can be read
     */
    public byte[] jpeg(Path file, int longestSide) throws IOException {
        Photo photo = reader.sampled(file, longestSide * OVERSAMPLING);
        double scale = Math.min(1, longestSide / (double) Math.max(photo.width(), photo.height()));
        int width = Math.max(1, (int) Math.round(photo.width() * scale));
        int height = Math.max(1, (int) Math.round(photo.height() * scale));
        Pixels small = AreaAverage.of(photo.colour(), photo.alpha(), width, height);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        photo.metadata().icc().ifPresent(profile -> IccProfile.toSrgb(profile, small));
        new PhotoWriter().write(Photo.of(small, ImageFormat.JPEG), ImageFormat.JPEG, out, OPTIONS);
        return out.toByteArray();
    }
}
