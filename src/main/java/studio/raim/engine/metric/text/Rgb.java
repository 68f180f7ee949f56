package studio.raim.engine.metric.text;

import studio.raim.engine.metric.Picture;
import studio.raim.engine.metric.Rows;

/** A picture in memory that can be read at any point: three planes of 8 bits. */
final class Rgb {
    private final int width;
    private final int height;
    private final byte[][] planes;

    private Rgb(int width, int height, byte[][] planes) {
        this.width = width;
        this.height = height;
        this.planes = planes;
    }

    static Rgb of(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        byte[][] planes = new byte[3][Math.multiplyExact(width, height)];
        double[] row = new double[width];
        for (int c = 0; c < 3; c++) {
            Rows channel = picture.channels().get(c);
            for (int y = 0; y < height; y++) {
                channel.read(y, row);
                for (int x = 0; x < width; x++) {
                    planes[c][y * width + x] = (byte) Math.round(row[x]);
                }
            }
        }
        return new Rgb(width, height, planes);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** 0..255, bilinear between pixel centres, the edge repeated; (0, 0) is the corner of the first pixel. */
    float at(int channel, double x, double y) {
        double px = Math.clamp(x - 0.5, 0, width - 1);
        double py = Math.clamp(y - 0.5, 0, height - 1);
        int left = (int) px;
        int top = (int) py;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double fx = px - left;
        double fy = py - top;
        byte[] plane = planes[channel];
        double above = (plane[top * width + left] & 0xff) * (1 - fx) + (plane[top * width + right] & 0xff) * fx;
        double below = (plane[bottom * width + left] & 0xff) * (1 - fx) + (plane[bottom * width + right] & 0xff) * fx;
        return (float) (above * (1 - fy) + below * fy);
    }

    /**
     * A rectangle of the picture at another size, every target pixel the mean of as many points as it covers pixels.
     *
     * @param out planar, blue, green, red as the networks want them, each {@code height x stride}, written from column 0
     */
    void sample(Quad box, int targetWidth, int targetHeight, int stride, float[] out) {
        int acrossPoints = Math.max(1, (int) Math.ceil(box.width() / targetWidth));
        int downPoints = Math.max(1, (int) Math.ceil(box.height() / targetHeight));
        float points = acrossPoints * downPoints;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < targetHeight; y++) {
                for (int x = 0; x < targetWidth; x++) {
                    float sum = 0;
                    for (int j = 0; j < downPoints; j++) {
                        double v = (y + (j + 0.5) / downPoints) / targetHeight;
                        for (int i = 0; i < acrossPoints; i++) {
                            double u = (x + (i + 0.5) / acrossPoints) / targetWidth;
                            sum += at(2 - c, box.x(u, v), box.y(u, v));
                        }
                    }
                    out[(c * targetHeight + y) * stride + x] = sum / points;
                }
            }
        }
    }
}
