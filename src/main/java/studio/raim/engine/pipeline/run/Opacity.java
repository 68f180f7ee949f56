package studio.raim.engine.pipeline.run;

import org.jspecify.annotations.Nullable;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.Pixels;

/** What happens to a photograph's opacity beside its colours. */
sealed interface Opacity {
    /** Whether the plan has to run over it. */
    boolean mustRun();

    /** The opacity of the result, made by the run where it must. */
    @Nullable
    Pixels after(PlanRun run);

    static Opacity of(Photo photo, Plan.Size result) {
        Pixels alpha = photo.alpha();
        if (alpha == null || (alpha.width() == result.width() && alpha.height() == result.height())) {
            return new Kept(alpha);
        }
        return isConstant(alpha) ? new Even(alpha, result) : new Restored(alpha);
    }

    private static boolean isConstant(Pixels alpha) {
        int first = alpha.sample(0, 0, 0);
        for (int y = 0; y < alpha.height(); y++) {
            for (int x = 0; x < alpha.width(); x++) {
                if (alpha.sample(x, y, 0) != first) {
                    return false;
                }
            }
        }
        return true;
    }

    /** None, or as it is. */
    record Kept(@Nullable Pixels alpha) implements Opacity {
        @Override
        public boolean mustRun() {
            return false;
        }

        @Override
        public @Nullable Pixels after(PlanRun run) {
            return alpha;
        }
    }

    /** The same everywhere, so there is nothing to restore. */
    record Even(Pixels alpha, Plan.Size size) implements Opacity {
        @Override
        public boolean mustRun() {
            return false;
        }

        @Override
        public Pixels after(PlanRun run) {
            Pixels result = Pixels.allocate(size.width(), size.height(), 1, alpha.bitDepth());
            for (int y = 0; y < result.height(); y++) {
                for (int x = 0; x < result.width(); x++) {
                    result.setSample(x, y, 0, alpha.sample(0, 0, 0));
                }
            }
            return result;
        }
    }

    record Restored(Pixels alpha) implements Opacity {
        @Override
        public boolean mustRun() {
            return true;
        }

        @Override
        public Pixels after(PlanRun run) {
            return run.alpha(alpha);
        }
    }
}
