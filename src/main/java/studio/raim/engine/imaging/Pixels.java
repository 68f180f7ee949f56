package studio.raim.engine.imaging;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Samples of a picture in one array, 8 or 16 bit; turning, mirroring and picking channels are views on that array, not
 * copies. Not thread-safe while it is written to, except for windows that do not overlap.
 */
public final class Pixels {
    private final Samples samples;
    private final int width;
    private final int height;
    private final int start;
    private final int stepX;
    private final int stepY;
    private final int[] bands;

    /** A view: sample (c, y, x) lies at start + y * stepY + x * stepX + bands[c]. */
    Pixels(Samples samples, int width, int height, int start, int stepX, int stepY, int... bands) {
        this.samples = samples;
        this.width = width;
        this.height = height;
        this.start = start;
        this.stepX = stepX;
        this.stepY = stepY;
        this.bands = bands;
    }

    /**
     * A black picture, interleaved.
     *
     * @param bitDepth 8 or 16
     */
    public static Pixels allocate(int width, int height, int channels, int bitDepth) {
        if (width < 1 || height < 1 || channels < 1 || (bitDepth != 8 && bitDepth != 16)) {
            throw new IllegalArgumentException("No picture has %d x %d pixels of %d channels with %d bits"
                    .formatted(width, height, channels, bitDepth));
        }
        long length = (long) width * height * channels;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "A picture of %d x %d pixels with %d channels is too large: at most 2^31 samples can be held"
                            .formatted(width, height, channels));
        }
        Samples samples =
                bitDepth == 8 ? new Samples.Bytes(new byte[(int) length]) : new Samples.Shorts(new short[(int) length]);
        return new Pixels(
                samples,
                width,
                height,
                0,
                channels,
                Math.multiplyExact(width, channels),
                IntStream.range(0, channels).toArray());
    }

    /** Interleaved RGB on this array, 3 bytes a pixel. */
    static Pixels rgb(byte[] samples, int width, int height) {
        return new Pixels(new Samples.Bytes(samples), width, height, 0, 3, Math.multiplyExact(width, 3), 0, 1, 2);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int channels() {
        return bands.length;
    }

    /** Bits a sample: 8 or 16. */
    public int bitDepth() {
        return samples.bitDepth();
    }

    /** The largest sample: 255 or 65535. */
    public int maxSample() {
        return (1 << samples.bitDepth()) - 1;
    }

    /** One sample, 0 to {@link #maxSample()}. */
    public int sample(int x, int y, int channel) {
        return samples.get(at(x, y, channel));
    }

    public void setSample(int x, int y, int channel, int sample) {
        samples.set(at(x, y, channel), sample);
    }

    /**
     * Reads the window into planar float32 (C, h, w), values 0..1, from the buffer's position on, which moves past them.
     * Coordinates outside the picture are mirrored without repeating the edge (reflect 101), as often as needed.
     */
    public void readPlanar(int x, int y, int w, int h, FloatBuffer out) {
        int[] columns = new int[w];
        for (int i = 0; i < w; i++) {
            columns[i] = mirror(x + i, width) * stepX;
        }
        float[] row = new float[w];
        for (int band : bands) {
            for (int j = 0; j < h; j++) {
                samples.read(start + band + mirror(y + j, height) * stepY, columns, row);
                out.put(row);
            }
        }
    }

    /**
     * Writes planar float32 (C, h, w) from the buffer's position on, which moves past them: 0..1, rounded to the nearest
     * sample and clamped; not-a-number becomes 0. The window must lie inside the picture.
     */
    public void writePlanar(int x, int y, int w, int h, FloatBuffer in) {
        Objects.checkFromIndexSize(x, w, width);
        Objects.checkFromIndexSize(y, h, height);
        if (channels() > 1 && bands[0] == bands[1]) {
            throw new IllegalStateException("These are grey samples seen as colour: they cannot be written to");
        }
        float[] row = new float[w];
        for (int band : bands) {
            for (int j = 0; j < h; j++) {
                in.get(row);
                samples.write(start + band + (y + j) * stepY + x * stepX, stepX, row);
            }
        }
    }

    /** The samples of one channel of a row go to out[at], out[at + stride]…, unsigned. */
    public void copyRow(int x, int y, int w, int channel, short[] out, int at, int stride) {
        Objects.checkFromIndexSize(x, w, width);
        samples.copy(at(x, y, channel), stepX, w, out, at, stride);
    }

    /** These channels in this order, on the same samples. */
    Pixels channels(int... which) {
        return new Pixels(
                samples,
                width,
                height,
                start,
                stepX,
                stepY,
                Arrays.stream(which).map(c -> bands[c]).toArray());
    }

    /** The picture as it is to be displayed, on the same samples. */
    Pixels displayed(Orientation orientation) {
        int first = start
                + (orientation.reversesStoredX() ? (width - 1) * stepX : 0)
                + (orientation.reversesStoredY() ? (height - 1) * stepY : 0);
        int alongX = orientation.reversesStoredX() ? -stepX : stepX;
        int alongY = orientation.reversesStoredY() ? -stepY : stepY;
        return orientation.swapsSides()
                ? new Pixels(samples, height, width, first, alongY, alongX, bands)
                : new Pixels(samples, width, height, first, alongX, alongY, bands);
    }

    /** A copy of a part of an 8 bit RGB picture, laid out plainly. */
    Pixels window(int x, int y, int w, int h) {
        byte[] from = bytes();
        byte[] to = new byte[w * h * 3];
        for (int row = 0; row < h; row++) {
            System.arraycopy(from, ((y + row) * width + x) * 3, to, row * w * 3, w * 3);
        }
        return rgb(to, w, h);
    }

    /** The array of an 8 bit RGB picture that is laid out plainly. */
    byte[] bytes() {
        if (samples instanceof Samples.Bytes plain && start == 0 && stepX == 3 && stepY == 3 * width) {
            return plain.array();
        }
        throw new IllegalStateException("These pixels are not interleaved RGB of 8 bits");
    }

    /** The same samples as an image of 8 bit RGB, if they lie as images want them; empty otherwise. */
    Optional<BufferedImage> asImage() {
        if (!(samples instanceof Samples.Bytes bytes) || start != 0 || stepX != channels() || stepY != width * stepX) {
            return Optional.empty();
        }
        byte[] array = bytes.array();
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(array, array.length), width, height, stepY, stepX, bands, null);
        ColorModel rgb = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return Optional.of(new BufferedImage(rgb, raster, false, null));
    }

    private int at(int x, int y, int channel) {
        Objects.checkIndex(x, width);
        Objects.checkIndex(y, height);
        return start + y * stepY + x * stepX + bands[channel];
    }

    private static int mirror(int i, int n) {
        if (i >= 0 && i < n) {
            return i;
        }
        if (n == 1) {
            return 0;
        }
        int folded = Math.floorMod(i, 2 * (n - 1));
        return folded < n ? folded : 2 * (n - 1) - folded;
    }
}
