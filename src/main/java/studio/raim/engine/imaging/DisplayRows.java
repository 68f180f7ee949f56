package studio.raim.engine.imaging;

import java.util.Optional;
import java.util.function.Consumer;

/** Rows of a photograph as a screen shows them: 8 bit sRGB, over white where it is transparent. */
final class DisplayRows {
    private static final int STRIP = 256;

    private final Photo photo;
    private final Optional<byte[]> profile;

    DisplayRows(Photo photo) {
        this.photo = photo;
        this.profile = photo.metadata().icc();
    }

    /** New interleaved pixels of the photograph's width. */
    Pixels strip(int top, int height) {
        int width = photo.width();
        byte[] samples = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
        Pixels colour = photo.colour();
        short[] row = new short[width];
        short[] opacity = new short[width];
        for (int y = 0; y < height; y++) {
            photo.opacity().ifPresent(copyOf(top + y, opacity));
            for (int c = 0; c < 3; c++) {
                colour.copyRow(0, top + y, width, c, row, 0, 1);
                int at = y * width * 3 + c;
                for (int x = 0; x < width; x++) {
                    samples[at + 3 * x] = (byte) eight(row[x], colour);
                }
            }
            int start = y * width * 3;
            photo.opacity().ifPresent(alpha -> overWhite(samples, start, opacity, alpha));
        }
        Pixels strip = Pixels.rgb(samples, width, height);
        profile.ifPresent(icc -> IccProfile.toSrgb(icc, strip));
        return strip;
    }

    /** The whole photograph with half its sides. */
    Pixels halved() {
        int width = Math.ceilDiv(photo.width(), 2);
        int height = Math.ceilDiv(photo.height(), 2);
        Pixels result = Pixels.allocate(width, height, 3, 8);
        for (int top = 0; top < photo.height(); top += STRIP) {
            Pixels strip = strip(top, Math.min(STRIP, photo.height() - top));
            Halving.into(strip, result, top / 2);
        }
        return result;
    }

    private Consumer<Pixels> copyOf(int y, short[] row) {
        return plane -> plane.copyRow(0, y, photo.width(), 0, row, 0, 1);
    }

    private static void overWhite(byte[] samples, int start, short[] opacity, Pixels alpha) {
        for (int x = 0; x < opacity.length; x++) {
            int a = eight(opacity[x], alpha);
            for (int at = start + 3 * x; at < start + 3 * x + 3; at++) {
                samples[at] = (byte) (((samples[at] & 0xff) * a + 255 * (255 - a) + 127) / 255);
            }
        }
    }

    private static int eight(short sample, Pixels pixels) {
        int value = sample & 0xffff;
        return pixels.bitDepth() == 8 ? value : (value * 255 + 32_767) / 65_535;
    }
}
