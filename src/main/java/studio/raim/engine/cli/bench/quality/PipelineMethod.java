package studio.raim.engine.cli.bench.quality;

import java.nio.FloatBuffer;
import studio.raim.common.Sha256;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.pipeline.run.Cancellation;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.run.RunOptions;
import studio.raim.engine.pipeline.run.Source;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.train.degrade.Planes;

/** A pipeline, as a person would run it: full strength, the number type that its models' cards allow. */
final class PipelineMethod implements Method {
    private final PipelineRunner runner;
    private final PipelineSpec pipeline;

    PipelineMethod(PipelineRunner runner, PipelineSpec pipeline) {
        this.runner = runner;
        this.pipeline = pipeline;
    }

    @Override
    public String name() {
        return pipeline.id().toString();
    }

    @Override
    public Planes restore(Planes lowQuality) {
        Pixels pixels = Pixels.allocate(lowQuality.width(), lowQuality.height(), 3, 8);
        pixels.writePlanar(0, 0, lowQuality.width(), lowQuality.height(), FloatBuffer.wrap(lowQuality.samples()));
        Source source = new Source(Photo.of(pixels, ImageFormat.PNG), Sha256.of(new byte[0]));
        Pixels result = runner.restore(source, pipeline, RunOptions.DEFAULT, progress -> {}, new Cancellation())
                .photo()
                .colour();
        Planes restored = Planes.empty(result.width(), result.height());
        result.readPlanar(0, 0, result.width(), result.height(), FloatBuffer.wrap(restored.samples()));
        return restored;
    }
}
