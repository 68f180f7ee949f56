package studio.raim.engine.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.raim.common.ModelId;
import studio.raim.engine.pipeline.run.Segment.TileStage;
import studio.raim.engine.pipeline.spec.Filter;
import studio.raim.engine.pipeline.spec.NetworkStage;
import studio.raim.engine.pipeline.spec.Ratio;
import studio.raim.engine.pipeline.spec.ResizeStage;

class SegmentTest {
    private static final Ratio HALF = new Ratio(1, 2);

    @Test
    void halve_then_four_times_then_halve_keeps_the_size_and_doubles_the_context() {
        Segment segment = new Segment(List.of(resize("a", HALF), network(4, 1, 10, 400), resize("b", HALF)));

        assertThat(segment.scale()).isEqualTo(Ratio.ONE);
        assertThat(segment.multiple()).isEqualTo(2);
        assertThat(segment.context()).isEqualTo(20);
        assertThat(segment.bytesPerPixel()).isEqualTo(100);
        assertThat(segment.name()).isEqualTo("a+net+b");
    }

    @Test
    void a_network_that_unshuffles_by_four_behind_a_halving_wants_multiples_of_eight() {
        assertThat(new Segment(List.of(resize("a", HALF), network(1, 4, 0, 1))).multiple())
                .isEqualTo(8);
        assertThat(new Segment(List.of(network(4, 2, 0, 1), network(1, 4, 0, 1))).multiple())
                .isEqualTo(2);
        assertThat(new Segment(List.of(network(2, 3, 0, 1), resize("a", new Ratio(1, 4)))).multiple())
                .isEqualTo(6);
    }

    private static TileStage resize(String name, Ratio factor) {
        ResizeStage stage = new ResizeStage(name, List.of("photo"), factor, null, Filter.AREA);
        return new TileStage(stage, factor, factor.denominator(), 0, 24);
    }

    private static TileStage network(int scale, int multiple, int context, long bytes) {
        NetworkStage stage = new NetworkStage("net", List.of("photo"), new ModelId("net"));
        return new TileStage(stage, new Ratio(scale, 1), multiple, context, bytes);
    }
}
