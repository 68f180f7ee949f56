package studio.raim.engine.pipeline.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.spec.ResizeStage;
import studio.raim.engine.pipeline.spec.Stage;

/** One run of a plan over the colours of a photograph, and over its opacity if that has to grow with them. */
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
    private final boolean alphaFollows;

    /** @param alphaFollows whether {@link #alpha} will be called, so that progress has room for it */
    PlanRun(
            Plan plan,
            NetworkCache networks,
            NumberType type,
            RunOptions options,
            ProgressScale progress,
            Cancellation cancellation,
            boolean alphaFollows) {
        this.plan = plan;
        this.networks = networks;
        this.type = type;
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
        this.alphaFollows = alphaFollows;
    }

    Pixels colour(Pixels photo) {
        return new Pass(photo, options.intermediates(), options.strength(), 0).run();
    }

    /** Opacity through the same stages, as grey, on its own: colours and opacity never mix. */
    Pixels alpha(Pixels alpha) {
        return new Pass(alpha, false, RunOptions.FULL_STRENGTH, plan.steps().size()).run();
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

    /** The whole plan over one image: the colours, or one channel. */
    private final class Pass {
        private final Pixels photo;
        private final boolean kept;
        private final int strength;
        private final int stepsBefore;

        Pass(Pixels photo, boolean kept, int strength, int stepsBefore) {
            this.photo = photo;
            this.kept = kept;
            this.strength = strength;
            this.stepsBefore = stepsBefore;
        }

        /** Runs every step; images that no later step reads are let go, unless intermediates are kept. */
        Pixels run() {
            Map<String, Pixels> alive = new HashMap<>(Map.of(Stage.PHOTO, photo));
            Pixels result = photo;
            int count = plan.steps().size();
            for (int i = 0; i < count; i++) {
                Plan.Step step = plan.steps().get(i);
                result = run(i, step, Objects.requireNonNull(alive.get(step.input())));
                alive.put(step.output().name(), result);
                if (kept) {
                    intermediates.put(step.output().name(), result);
                }
                List<String> needed = plan.steps().subList(i + 1, count).stream()
                        .map(Plan.Step::input)
                        .toList();
                alive.keySet().retainAll(needed);
            }
            return result;
        }

        private Pixels run(int index, Plan.Step step, Pixels input) {
            return switch (step) {
                case Plan.Tiled tiled -> tiles(index, tiled, input);
                case Plan.Whole whole -> resize(index, whole, input);
            };
        }

        private Pixels tiles(int index, Plan.Tiled step, Pixels input) {
            Segment segment = step.segment();
            int context = options.overlap() == null ? segment.context() : options.overlap();
            try (DeviceWork work = new DeviceWork(segment, networks, type)) {
                TileLoop loop = new TileLoop(
                        photo.channels() == 1 ? new GreyWork(work) : work,
                        context,
                        BLEND,
                        cancellation,
                        (tile, all, fraction) -> advanced(index, segment.last().name(), tile, all, fraction));
                Canvas canvas = canvas(index, step.size(new Plan.Size(input)));
                List<TilePlan> earlier = earlier(segment.name());
                if (!earlier.isEmpty()) {
                    if (stepsBefore == 0) {
                        tiles.addAll(earlier);
                    }
                    return loop.repeat(input, canvas, earlier);
                }
                int side = options.tile() == null
                        ? TileSize.fitting(
                                networks.accelerator().freeMemoryBytes(),
                                segment.bytesPerPixel(),
                                TileAxis.smallest(context, BLEND, work.multiple()))
                        : options.tile();
                return loop.run(input, canvas, side, segment.name(), tiles);
            }
        }

        /** Opacity is cut into the colours' tiles, so that one plan tells of both; a repetition into the earlier ones. */
        private List<TilePlan> earlier(String stages) {
            List<TilePlan> from = stepsBefore > 0 ? tiles : options.tiles();
            if (from == null) {
                return List.of();
            }
            List<TilePlan> mine =
                    from.stream().filter(plan -> plan.stages().equals(stages)).toList();
            if (mine.isEmpty()) {
                throw new IllegalArgumentException(
                        "There are no tiles for the stages %s, so the earlier run had others".formatted(stages));
            }
            return mine;
        }

        private Pixels resize(int index, Plan.Whole step, Pixels input) {
            ResizeStage stage = step.resize();
            Canvas canvas = canvas(index, step.size(new Plan.Size(input)));
            Pixels result = ImageResizer.resize(input, canvas, stage.filter(), cancellation)
                    .pixels();
            advanced(index, stage.name(), 1, 1, 1);
            return result;
        }

        private Canvas canvas(int index, Plan.Size size) {
            boolean last = index == plan.steps().size() - 1;
            int bits = last ? photo.bitDepth() : INTERMEDIATE_BITS;
            return last && strength < RunOptions.FULL_STRENGTH
                    ? Canvas.over(photo, strength, size.width(), size.height(), bits)
                    : Canvas.blank(size.width(), size.height(), photo.channels(), bits);
        }

        private void advanced(int index, String stage, int tile, int all, double fraction) {
            int count = plan.steps().size() * (alphaFollows ? 2 : 1);
            progress.within(stepsBefore + index, count, stage, tile, all, fraction);
        }
    }
}
