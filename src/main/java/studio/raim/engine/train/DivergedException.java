package studio.raim.engine.train;

import java.nio.file.Path;

/** A loss or a gradient that is not a number. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DivergedException(long step, Path folder) {
        super(
                "Step %d gave a loss or a gradient that is not a number. The last good state is in %s: lower the rate or the "
                                .formatted(step, folder)
                        + "clip in the recipe, and go on with --resume");
    }
}
