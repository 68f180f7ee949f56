package studio.raim.engine.pipeline.run;

import java.util.Optional;
import java.util.stream.Stream;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/**
 * Runs pipelines on one device.
 *
 * <p>Stages that look only at a neighbourhood run together on tiles; images between such groups have 16 bits. Opacity goes
 * through the same stages on its own when the result has another size; else it stays as it is, as it has no noise and no
 * blur of a lens. Thread-safe: runs share the loaded networks.
 */
public final class PipelineRunner {
    private final NetworkCache networks;

    public PipelineRunner(NetworkCache networks) {
        this.networks = networks;
    }

    /**
     * Restores one photograph, on the calling thread.
     *
     * @param progress is told about each tile, on the calling thread
     * @throws CancelledException soon after the cancellation was asked for
     * @throws studio.raim.engine.catalog.UnusableWeightsException when a model is not installed, or is another one
     * @throws studio.raim.engine.nn.OutOfDeviceMemoryException when even the smallest tiles do not fit
     */
    public Restoration restore(
            Source source,
            PipelineSpec spec,
            RunOptions options,
            Progress.Listener progress,
            Cancellation cancellation) {
        long start = System.nanoTime();
        NumberType type = Optional.ofNullable(options.numberType()).orElseGet(() -> fastest(spec));
        Photo photo = source.photo();
        Plan plan = Plan.of(spec, networks.catalog(), options.intermediates());
        Plan.Size size = plan.size(new Plan.Size(photo.colour()));
        Opacity opacity = Opacity.of(photo, size);
        PlanRun run = new PlanRun(
                plan, networks, type, options, new ProgressScale(progress), cancellation, opacity.mustRun());
        Pixels colour = run.colour(photo.colour());
        Pixels alpha = opacity.after(run);
        run.finish();
        return new Restoration(
                photo.withPixels(colour, alpha),
                Provenances.of(source, spec, options, type, run.tiles(), networks),
                run.intermediates(),
                (System.nanoTime() - start) / 1e9);
    }

    /** The fastest number type that the device has and every model's card allows. */
    public NumberType fastest(PipelineSpec spec) {
        return Stream.of(NumberType.BF16, NumberType.FP16)
                .filter(type ->
                        !spec.models().isEmpty() && networks.accelerator().supports(type))
                .filter(type -> spec.models().stream()
                        .allMatch(model -> networks.catalog().card(model).allows(type)))
                .findFirst()
                .orElse(NumberType.FP32);
    }
}
