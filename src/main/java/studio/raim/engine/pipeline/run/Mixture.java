package studio.raim.engine.pipeline.run;

import java.nio.FloatBuffer;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.pipeline.spec.Filter;

/**
 * The photograph at the size of the result, mixed into it block by block: photograph + strength × (restored − photograph), both
 * as they can be shown, that is within 0..1.
 */
final class Mixture {
    private final Pixels photo;
    private final float strength;
    private final boolean sameSize;
    private final ResizeWeights across;
    private final ResizeWeights down;

    /** @param strength 0 to 100 % */
    Mixture(Pixels photo, int width, int height, int strength) {
        this.photo = photo;
        this.strength = strength / 100f;
        this.sameSize = photo.width() == width && photo.height() == height;
        this.across = ResizeWeights.of(photo.width(), width, Filter.BICUBIC);
        this.down = ResizeWeights.of(photo.height(), height, Filter.BICUBIC);
    }

    /** Changes the restored values from the buffer's position on, planar (C, h, w); the position stays. */
    void mix(int x, int y, int w, int h, FloatBuffer restored) {
        FloatBuffer original = window(x, y, w, h);
        for (int at = restored.position(); at < restored.limit(); at++) {
            float before = shown(original.get());
            restored.put(at, before + strength * (shown(restored.get(at)) - before));
        }
    }

    private FloatBuffer window(int x, int y, int w, int h) {
        if (!sameSize) {
            return ImageResizer.window(photo, across, down, x, y, w, h);
        }
        FloatBuffer values = FloatBuffer.allocate(photo.channels() * w * h);
        photo.readPlanar(x, y, w, h, values);
        return values.flip();
    }

    private static float shown(float value) {
        return Math.min(Math.max(value, 0), 1);
    }
}
