package studio.raim.engine.pipeline.run;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.imaging.Pixels;

/** A result on its way: takes blocks of restored values and keeps samples, mixed with the photograph where that is wanted. */
final class Canvas {
    private final Pixels pixels;
    private final @Nullable Mixture mixture;

    private Canvas(Pixels pixels, @Nullable Mixture mixture) {
        this.pixels = pixels;
        this.mixture = mixture;
    }

    static Canvas blank(int width, int height, int channels, int bitDepth) {
        return new Canvas(Pixels.allocate(width, height, channels, bitDepth), null);
    }

    /** The same size and depth; each block is mixed with what the photograph shows there. */
    static Canvas over(Pixels photo, int strength, int width, int height, int bitDepth) {
        return new Canvas(
                Pixels.allocate(width, height, photo.channels(), bitDepth),
                new Mixture(photo, width, height, strength));
    }

    /** Planar (C, h, w) in 0..1, from the buffer's position on. */
    void write(int x, int y, int w, int h, FloatBuffer block) {
        if (mixture != null) {
            mixture.mix(x, y, w, h, block);
        }
        pixels.writePlanar(x, y, w, h, block);
    }

    Pixels pixels() {
        return pixels;
    }

    int width() {
        return pixels.width();
    }

    int height() {
        return pixels.height();
    }

    int channels() {
        return pixels.channels();
    }
}
