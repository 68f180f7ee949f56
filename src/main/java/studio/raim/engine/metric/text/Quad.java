package studio.raim.engine.metric.text;

/**
 * A rotated rectangle around text, in pixels: its upper left corner as one reads, the way along the line, and the way down.
 */
public record Quad(double left, double top, double alongX, double alongY, double downX, double downY) {

    /** An upright rectangle. */
    public static Quad upright(double left, double top, double width, double height) {
        return new Quad(left, top, width, 0, 0, height);
    }

    /** The length of the line. */
    public double width() {
        return Math.hypot(alongX, alongY);
    }

    /** The height of the letters. */
    public double height() {
        return Math.hypot(downX, downY);
    }

    /** Where the share u of the way along and v of the way down lies. */
    double x(double u, double v) {
        return left + u * alongX + v * downX;
    }

    double y(double u, double v) {
        return top + u * alongY + v * downY;
    }

    Quad scaled(double x, double y) {
        return new Quad(left * x, top * y, alongX * x, alongY * y, downX * x, downY * y);
    }

    /** A column of letters, turned to the left by 90° so that it can be read as a line. */
    Quad turned() {
        return new Quad(x(1, 0), y(1, 0), downX, downY, -alongX, -alongY);
    }

    /** Larger by so much on each side. */
    Quad grown(double by) {
        double along = by / Math.max(width(), 1e-9);
        double down = by / Math.max(height(), 1e-9);
        return new Quad(
                x(-along, -down),
                y(-along, -down),
                alongX * (1 + 2 * along),
                alongY * (1 + 2 * along),
                downX * (1 + 2 * down),
                downY * (1 + 2 * down));
    }

    /** The upright rectangle around it. */
    public Quad bounds() {
        double least = left + Math.min(0, alongX) + Math.min(0, downX);
        double highest = top + Math.min(0, alongY) + Math.min(0, downY);
        return upright(least, highest, Math.abs(alongX) + Math.abs(downX), Math.abs(alongY) + Math.abs(downY));
    }

    /** Shared area of the upright rectangles, as a share of the smaller one. */
    double overlap(Quad other) {
        Quad a = bounds();
        Quad b = other.bounds();
        double width = Math.min(a.left + a.alongX, b.left + b.alongX) - Math.max(a.left, b.left);
        double height = Math.min(a.top + a.downY, b.top + b.downY) - Math.max(a.top, b.top);
        double smaller = Math.min(a.alongX * a.downY, b.alongX * b.downY);
        return width <= 0 || height <= 0 || smaller <= 0 ? 0 : width * height / smaller;
    }

    boolean contains(double x, double y) {
        double dx = x - left;
        double dy = y - top;
        double u = (dx * alongX + dy * alongY) / (alongX * alongX + alongY * alongY);
        double v = (dx * downX + dy * downY) / (downX * downX + downY * downY);
        return u >= 0 && u <= 1 && v >= 0 && v <= 1;
    }
}
