package studio.raim.engine.cli.bench;

import studio.raim.common.Sha256;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.run.Cancellation;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.run.RunOptions;
import studio.raim.engine.pipeline.run.Source;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** A whole pipeline over a picture, tiles and all. */
final class PipelineSpeed {
    private static final int WARM_UP_SIDE = 64;

    private final PipelineRunner runner;

    PipelineSpeed(PipelineRunner runner) {
        this.runner = runner;
    }

    /**
     * What was measured.
     *
     * @param peakBytes the most that the process held at once, with the picture and all libraries
     */
    record Measured(double megapixels, double seconds, long peakBytes) {
        double megapixelsPerSecond() {
            return megapixels / seconds;
        }
    }

    Measured measure(PipelineSpec pipeline, NumberType type, Pixels picture) {
        restore(pipeline, type, TestPicture.of(WARM_UP_SIDE, WARM_UP_SIDE));
        ProcessMemory.resetPeak();
        double seconds = restore(pipeline, type, picture);
        double megapixels = picture.width() * (double) picture.height() / 1e6;
        return new Measured(megapixels, seconds, ProcessMemory.peakBytes());
    }

    private double restore(PipelineSpec pipeline, NumberType type, Pixels picture) {
        Source source = new Source(Photo.of(picture, ImageFormat.PNG), Sha256.of(new byte[0]));
        RunOptions options = RunOptions.DEFAULT.withNumberType(type);
        return runner.restore(source, pipeline, options, progress -> {}, new Cancellation())
                .seconds();
    }
}
