package studio.raim.engine.pipeline.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.pipeline.run.Segment.TileStage;
import studio.raim.engine.pipeline.spec.Filter;
import studio.raim.engine.pipeline.spec.NetworkStage;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Ratio;
import studio.raim.engine.pipeline.spec.ResizeStage;
import studio.raim.engine.pipeline.spec.Stage;

/** What is done to whole images, in order: runs of tile-wise stages, each a {@link Segment}, and the stages between them. */
record Plan(List<Step> steps) {
    /** Reads one image and makes one. */
    sealed interface Step {
        /** The stage, or {@link Stage#PHOTO}, whose result it reads. */
        String input();

        /** The stage whose result it makes. */
        Stage output();

        /** How large its result is. */
        Size size(Size input);
    }

    /** Sides of an image in pixels. */
    record Size(int width, int height) {
        Size(Pixels pixels) {
            this(pixels.width(), pixels.height());
        }

        Size times(Ratio factor) {
            return new Size(factor.roundedTimes(width), factor.roundedTimes(height));
        }
    }

    record Tiled(Segment segment) implements Step {
        @Override
        public String input() {
            return segment.first().inputs().getFirst();
        }

        @Override
        public Stage output() {
            return segment.last();
        }

        @Override
        public Size size(Size input) {
            return input.times(segment.scale());
        }
    }

    record Whole(ResizeStage resize) implements Step {
        @Override
        public String input() {
            return resize.inputs().getFirst();
        }

        @Override
        public Stage output() {
            return resize;
        }

        @Override
        public Size size(Size input) {
            if (resize.longSide() == null) {
                return input.times(resize.fixedFactor().orElseThrow());
            }
            double factor = (double) resize.longSide() / Math.max(input.width, input.height);
            return new Size((int) Math.max(1, Math.round(input.width * factor)), (int)
                    Math.max(1, Math.round(input.height * factor)));
        }
    }

    /** Fuses each maximal chain of tile-wise stages; with {@code separately} none. */
    static Plan of(PipelineSpec spec, ModelCatalog catalog, boolean separately) {
        List<Step> steps = new ArrayList<>();
        List<TileStage> open = new ArrayList<>();
        for (Stage stage : spec.stages()) {
            Optional<TileStage> tileWise = tileWise(stage, catalog);
            boolean continues = !open.isEmpty()
                    && tileWise.isPresent()
                    && !separately
                    && stage.inputs().equals(List.of(open.getLast().stage().name()))
                    && readers(spec, open.getLast().stage()) == 1;
            if (!continues) {
                close(open, steps);
            }
            if (tileWise.isPresent()) {
                open.add(tileWise.get());
            } else if (stage instanceof ResizeStage resize) {
                steps.add(new Whole(resize));
            }
        }
        close(open, steps);
        return new Plan(List.copyOf(steps));
    }

    /** How large the result of a photograph is. */
    Size size(Size photo) {
        Map<String, Size> sizes = new HashMap<>(Map.of(Stage.PHOTO, photo));
        Size last = photo;
        for (Step step : steps) {
            last = step.size(Objects.requireNonNull(sizes.get(step.input())));
            sizes.put(step.output().name(), last);
        }
        return last;
    }

    private static void close(List<TileStage> open, List<Step> steps) {
        if (!open.isEmpty()) {
            steps.add(new Tiled(new Segment(open)));
            open.clear();
        }
    }

    private static long readers(PipelineSpec spec, Stage stage) {
        return spec.stages().stream()
                .filter(s -> s.inputs().contains(stage.name()))
                .count();
    }

    private static Optional<TileStage> tileWise(Stage stage, ModelCatalog catalog) {
        return switch (stage) {
            case NetworkStage network -> {
                ModelCard card = catalog.card(network.model());
                int multiple = NetworkCache.sizeMultiple(card);
                yield Optional.of(new TileStage(
                        network,
                        new Ratio(card.scale(), 1),
                        multiple,
                        card.tiles().context(),
                        card.tiles().bytesPerPixel()));
            }
            case ResizeStage resize ->
                resize.fixedFactor()
                        .filter(factor -> isBlockwise(factor, resize.filter()))
                        .map(factor -> new TileStage(resize, factor, factor.denominator(), 0, 24));
        };
    }

    /** Whether each output pixel is made of a whole number of input pixels, or the other way round. */
    private static boolean isBlockwise(Ratio factor, Filter filter) {
        return switch (filter) {
            case AREA -> factor.numerator() == 1 || factor.denominator() == 1;
            case NEAREST -> factor.denominator() == 1;
            case BICUBIC, LANCZOS -> false;
        };
    }
}
