package studio.raim.engine.cli.bench.quality;

import studio.raim.engine.train.degrade.Planes;

/** A way to restore a picture. */
interface Method extends AutoCloseable {
    String name();

    /** A picture of the same size. */
    Planes restore(Planes lowQuality);

    @Override
    default void close() {}
}
