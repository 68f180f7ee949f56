package studio.raim.engine.pipeline.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.spec.Filter;
import studio.raim.engine.pipeline.spec.ResizeStage;
import studio.raim.engine.pipeline.spec.Stage;

/** One run of a plan over one photograph. */
final class PlanRun {
    /** Pixels that neighbouring tiles share. */
    private static final int BLEND = 16;

    private static final int INTERMEDIATE_BITS = 16;

    private final Plan plan;
    private final NetworkCache networks;
    private final NumberType type;
    private final RunOptions options;
    private final ProgressScale progress;
    private final Cancellation cancellation;
    private final List<TilePlan> tiles = new ArrayList<>();
    private final Map<String, Pixels> intermediates = new HashMap<>();

    PlanRun(
            Plan plan,
            NetworkCache networks,
            NumberType type,
            RunOptions options,
            ProgressScale progress,
            Cancellation cancellation) {
        this.plan = plan;
        this.networks = networks;
        this.type = type;
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Runs every step; images that no later step reads are let go, unless intermediates are kept. */
    Pixels colour(Pixels photo) {
        Map<String, Pixels> alive = new HashMap<>(Map.of(Stage.PHOTO, photo));
        Pixels result = photo;
        int count = plan.steps().size();
        for (int i = 0; i < count; i++) {
            Plan.Step step = plan.steps().get(i);
            int bits = i == count - 1 ? photo.bitDepth() : INTERMEDIATE_BITS;
            result = run(i, step, Objects.requireNonNull(alive.get(step.input())), bits);
            alive.put(step.output().name(), result);
            if (options.intermediates()) {
                intermediates.put(step.output().name(), result);
            }
            List<String> needed = plan.steps().subList(i + 1, count).stream()
                    .map(Plan.Step::input)
                    .toList();
            alive.keySet().retainAll(needed);
        }
        return result;
    }

    private Pixels run(int index, Plan.Step step, Pixels input, int bits) {
        return switch (step) {
            case Plan.Tiled tiled -> tiles(index, tiled.segment(), input, bits);
            case Plan.Whole whole -> resize(index, whole.resize(), input, bits);
        };
    }

    private Pixels tiles(int index, Segment segment, Pixels input, int bits) {
        int count = plan.steps().size();
        int context = options.overlap() == null ? segment.context() : options.overlap();
        try (DeviceWork work = new DeviceWork(segment, networks, type)) {
            int side = options.tile() == null
                    ? TileSize.fitting(
                            networks.accelerator().freeMemoryBytes(),
                            segment.bytesPerPixel(),
                            TileAxis.smallest(context, BLEND, work.multiple()))
                    : options.tile();
            TileLoop loop = new TileLoop(
                    work,
                    context,
                    BLEND,
                    cancellation,
                    (tile, all, fraction) ->
                            progress.within(index, count, segment.last().name(), tile, all, fraction));
            return loop.run(input, bits, side, segment.name(), tiles);
        }
    }

    private Pixels resize(int index, ResizeStage stage, Pixels input, int bits) {
        int width = input.width();
        int height = input.height();
        if (stage.longSide() != null) {
            double factor = (double) stage.longSide() / Math.max(width, height);
            width = (int) Math.max(1, Math.round(width * factor));
            height = (int) Math.max(1, Math.round(height * factor));
        } else {
            width = stage.fixedFactor().orElseThrow().roundedTimes(width);
            height = stage.fixedFactor().orElseThrow().roundedTimes(height);
        }
        Pixels result = ImageResizer.resize(input, width, height, bits, stage.filter(), cancellation);
        progress.within(index, plan.steps().size(), stage.name(), 1, 1, 1);
        return result;
    }

    /** Opacity is not restored, only resized when the colours were. */
    Pixels alpha(Pixels alpha, int width, int height) {
        return alpha.width() == width && alpha.height() == height
                ? alpha
                : ImageResizer.resize(alpha, width, height, alpha.bitDepth(), Filter.BICUBIC, cancellation);
    }

    void finish() {
        progress.finish();
    }

    List<TilePlan> tiles() {
        return List.copyOf(tiles);
    }

    Map<String, Pixels> intermediates() {
        return intermediates;
    }
}
