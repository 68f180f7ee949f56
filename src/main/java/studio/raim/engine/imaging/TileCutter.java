package studio.raim.engine.imaging;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts a photograph into the tiles of a {@link TilePyramid}: upright, in sRGB, 8 bit, over white where it is transparent.
 * The tiles of the photograph itself are lossless WebP, because somebody who looks at single pixels wants the file's; the
 * smaller levels are JPEG without chroma subsampling. Holds the decoded photograph and, while it cuts the smaller levels, a
 * third of it more.
 */
public final class TileCutter {
    public static final String EXACT_TYPE = "image/webp";
    public static final String COARSE_TYPE = "image/jpeg";

    private static final WriteOptions COARSE = WriteOptions.DEFAULT.withQuality(0.92f);

    private final DisplayRows rows;
    private final TilePyramid pyramid;

    /** Takes the tiles one after the other, in the order of {@link TilePyramid#ordinal}. */
    @FunctionalInterface
    public interface Sink {
        void put(byte[] tile) throws IOException;
    }

    private TileCutter(Photo photo) {
        this.rows = new DisplayRows(photo);
        this.pyramid = new TilePyramid(photo.width(), photo.height());
    }

    /**
     * Decodes the photograph once, as a whole.
     *
     * @throws UnreadableImageException if the file is no photograph that can be read
     */
    public static TileCutter of(Path file, ImageLimits limits) throws IOException {
        return new TileCutter(new PhotoReader(limits).read(file));
    }

    public TilePyramid pyramid() {
        return pyramid;
    }

    /** The tiles of all levels but the largest. */
    public void coarse(Sink sink) throws IOException {
        if (pyramid.largest() == 0) {
            return;
        }
        Pixels[] levels = new Pixels[pyramid.largest()];
        for (int number = levels.length - 1; number >= 0; number--) {
            levels[number] = number == levels.length - 1 ? rows.halved() : Halving.of(levels[number + 1]);
        }
        for (int number = 0; number < levels.length; number++) {
            TilePyramid.Level level = pyramid.level(number);
            for (int row = 0; row < level.rows(); row++) {
                cut(level, row, levels[number], 0, TileCutter::jpeg, sink);
            }
        }
    }

    /** The tiles of the photograph itself. */
    public void exact(Sink sink) throws IOException {
        TilePyramid.Level level = pyramid.level(pyramid.largest());
        for (int row = 0; row < level.rows(); row++) {
            Rectangle strip = level.tile(0, row);
            cut(level, row, rows.strip(strip.y, strip.height), strip.y, LosslessWebp::encode, sink);
        }
    }

    private static void cut(TilePyramid.Level level, int row, Pixels pixels, int top, TileEncoder encoder, Sink sink)
            throws IOException {
        List<byte[]> tiles = IntStream.range(0, level.columns())
                .parallel()
                .mapToObj(column -> {
                    Rectangle tile = level.tile(column, row);
                    return encode(encoder, pixels.window(tile.x, tile.y - top, tile.width, tile.height));
                })
                .toList();
        for (byte[] tile : tiles) {
            sink.put(tile);
        }
    }

    private interface TileEncoder {
        byte[] encode(Pixels tile) throws IOException;
    }

    private static byte[] encode(TileEncoder encoder, Pixels tile) {
        try {
            return encoder.encode(tile);
        } catch (IOException e) {
            throw new UncheckedIOException("A tile cannot be encoded", e);
        }
    }

    private static byte[] jpeg(Pixels tile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PhotoWriter().write(Photo.of(tile, ImageFormat.JPEG), ImageFormat.JPEG, out, COARSE);
        return out.toByteArray();
    }
}
