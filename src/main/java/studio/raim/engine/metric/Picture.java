package studio.raim.engine.metric;

import java.util.List;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.Pixels;

/** A colour picture to measure, three channels of the same size; opacity does not count. */
public record Picture(Rows red, Rows green, Rows blue) {

    public static Picture of(Photo photo) {
        return of(photo.colour());
    }

    /** Samples of 8 or 16 bits, three channels; they are not copied. */
    public static Picture of(Pixels rgb) {
        return new Picture(new PixelRows(rgb, 0), new PixelRows(rgb, 1), new PixelRows(rgb, 2));
    }

    /**
     * What a network made.
     *
     * @param rgb planar (3, height, width), 0..1; clamped and rounded to 8 bits as a file would be, and copied
     */
    public static Picture ofPlanar(float[] rgb, int width, int height) {
        if (rgb.length != 3 * width * height) {
            throw new IllegalArgumentException(
                    "%d values are no picture of 3 x %d x %d".formatted(rgb.length, height, width));
        }
        Plane[] planes = new Plane[3];
        for (int c = 0; c < 3; c++) {
            double[] values = new double[width * height];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.rint(Math.clamp(rgb[c * values.length + i] * 255.0, 0, 255));
            }
            planes[c] = new Plane(width, height, values);
        }
        return new Picture(planes[0], planes[1], planes[2]);
    }

    public int width() {
        return red.width();
    }

    public int height() {
        return red.height();
    }

    public List<Rows> channels() {
        return List.of(red, green, blue);
    }

    /** The same picture without so many pixels on each side. */
    public Picture cropped(int border) {
        return new Picture(red.cropped(border), green.cropped(border), blue.cropped(border));
    }

    /** The part whose upper left corner is (left, top). */
    public Picture part(int left, int top, int width, int height) {
        return new Picture(
                red.part(left, top, width, height),
                green.part(left, top, width, height),
                blue.part(left, top, width, height));
    }

    /** Half the size by bicubic filtering, rounded and clamped to 8 bits as in a file. */
    public Picture halved() {
        return new Picture(halved(red), halved(green), halved(blue));
    }

    private static Plane halved(Rows channel) {
        Plane half = Halving.bicubic(Plane.of(channel));
        double[] values = half.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.rint(Math.clamp(values[i], 0, 255));
        }
        return half;
    }

    /** Y of YCbCr in the studio range of BT.601: 16 + (65.481 R + 128.553 G + 24.966 B) / 255, not rounded. */
    public Rows luma() {
        return Luma.studio(this);
    }

    /** 0.299 R + 0.587 G + 0.114 B, rounded to integers. */
    public Rows roundedLuma() {
        return Luma.full(this).toIntegers();
    }

    static void requireSameSize(Rows a, Rows b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException(
                    "Pictures of different sizes cannot be compared: %d x %d and %d x %d pixels"
                            .formatted(a.width(), a.height(), b.width(), b.height()));
        }
    }
}
