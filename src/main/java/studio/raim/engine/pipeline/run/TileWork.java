package studio.raim.engine.pipeline.run;

import java.nio.FloatBuffer;
import studio.raim.engine.nn.OutOfDeviceMemoryException;
import studio.raim.engine.pipeline.spec.Ratio;

/** What is done to each tile, independent of where it lies. */
interface TileWork {
    /** Output sides ÷ input sides. */
    Ratio scale();

    /** Sides and borders of tiles must be multiples of this. */
    int multiple();

    /**
     * Planar float32 in, (channels, height, width), and planar float32 out, of the scaled size.
     *
     * @param crop input pixels on each side that the result leaves away
     * @throws OutOfDeviceMemoryException when smaller tiles are wanted
     */
    float[] run(FloatBuffer tile, int channels, int width, int height, int crop);
}
