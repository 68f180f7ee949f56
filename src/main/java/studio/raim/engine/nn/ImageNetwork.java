package studio.raim.engine.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** A network on a device that makes one image of one image. */
public interface ImageNetwork extends AutoCloseable {
    /** float32 (1, C, H, W) in the network's range in, float32 (1, C, scale H, scale W) of {@code scope} out. */
    NDArray restore(NDManager scope, NDArray image);

    @Override
    void close();
}
