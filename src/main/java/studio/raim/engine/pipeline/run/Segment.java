package studio.raim.engine.pipeline.run;

import java.util.List;
import java.util.stream.Collectors;
import studio.raim.engine.pipeline.spec.Ratio;
import studio.raim.engine.pipeline.spec.Stage;

/** Stages that run together on each tile, one after the other, so that only the last one's result is ever a whole image. */
record Segment(List<TileStage> stages) {
    /** A stage whose result at a place depends only on the input nearby. */
    record TileStage(Stage stage, Ratio scale, int multiple, int context, long bytesPerPixel) {}

    Segment {
        stages = List.copyOf(stages);
    }

    Ratio scale() {
        return stages.stream().map(TileStage::scale).reduce(Ratio.ONE, Ratio::times);
    }

    /** The smallest multiple of input pixels for which every stage gets a multiple of what it wants. */
    int multiple() {
        int multiple = 1;
        Ratio before = Ratio.ONE;
        for (TileStage stage : stages) {
            // The least n with n * before a multiple of stage.multiple is the numerator of multiple / before, reduced.
            int least = new Ratio(stage.multiple, 1).times(before.inverse()).numerator();
            multiple = multiple * new Ratio(least, multiple).numerator();
            before = before.times(stage.scale);
        }
        return Math.max(multiple, scale().denominator());
    }

    /** Input pixels around a tile that its result depends on. */
    int context() {
        double context = 0;
        Ratio before = Ratio.ONE;
        for (TileStage stage : stages) {
            context += stage.context / before.value();
            before = before.times(stage.scale);
        }
        return (int) Math.ceil(context);
    }

    /** Device memory for a pixel of the segment's input, at the stage that takes most. */
    double bytesPerPixel() {
        double most = 1;
        Ratio before = Ratio.ONE;
        for (TileStage stage : stages) {
            most = Math.max(most, stage.bytesPerPixel * before.value() * before.value());
            before = before.times(stage.scale);
        }
        return most;
    }

    Stage first() {
        return stages.getFirst().stage();
    }

    Stage last() {
        return stages.getLast().stage();
    }

    /** The names of the stages, joined by {@code +}. */
    String name() {
        return stages.stream().map(s -> s.stage().name()).collect(Collectors.joining("+"));
    }
}
