package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReductionsAndNormsTest {
    private static final Numbers X = Numbers.random(41, 2, 6, 3, 4);
    private static final double EPS = 1e-3;

    private static double[] channel(int n, int from, int to) {
        double[] values = new double[(to - from) * 12];
        for (int i = 0; i < values.length; i++) {
            values[i] = X.at(n, from + i / 12, i % 12 / 4, i % 4);
        }
        return values;
    }

    private static double mean(double... values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    private static double variance(double... values) {
        double mean = mean(values);
        return DoubleStream.of(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
    }

    private static void assertClose(Numbers actual, ToDoubleFunction<int[]> expected) {
        assertThat(actual.largestDifference(Numbers.filled(expected, actual.shape())))
                .isLessThan(1e-5);
    }

    @Test
    void statistics_of_each_channel_keep_its_axes() {
        assertThat(Trial.of(x -> Reductions.mean(x.get(0), 2, 3), X).shape()).containsExactly(2, 6, 1, 1);
        assertClose(Trial.of(x -> Reductions.mean(x.get(0), 2, 3), X), at -> mean(channel(at[0], at[1], at[1] + 1)));
        assertClose(
                Trial.of(x -> Reductions.sum(x.get(0), -2, -1), X), at -> 12 * mean(channel(at[0], at[1], at[1] + 1)));
        assertClose(
                Trial.of(x -> Reductions.max(x.get(0), 2, 3), X),
                at -> DoubleStream.of(channel(at[0], at[1], at[1] + 1)).max().orElseThrow());
        assertClose(
                Trial.of(x -> Reductions.min(x.get(0), 2, 3), X),
                at -> DoubleStream.of(channel(at[0], at[1], at[1] + 1)).min().orElseThrow());
    }

    @Test
    void the_unbiased_variance_divides_by_one_less() {
        assertClose(
                Trial.of(x -> Reductions.variance(x.get(0), false, 2, 3), X),
                at -> variance(channel(at[0], at[1], at[1] + 1)));
        assertClose(
                Trial.of(x -> Reductions.variance(x.get(0), true, 2, 3), X),
                at -> variance(channel(at[0], at[1], at[1] + 1)) * 12 / 11);
    }

    @Test
    void normalising_divides_by_the_length_along_the_axis() {
        assertClose(Trial.of(x -> Reductions.normalize(x.get(0), 1, 1e-12), X), at -> {
            double squares = 0;
            for (int c = 0; c < 6; c++) {
                squares += Math.pow(X.at(at[0], c, at[2], at[3]), 2);
            }
            return X.at(at) / Math.sqrt(squares);
        });
    }

    @Test
    void instance_norm_standardises_each_channel_of_each_image() {
        assertClose(Trial.of(x -> Norms.instanceNorm(x.get(0), EPS), X), at -> {
            double[] values = channel(at[0], at[1], at[1] + 1);
            return (X.at(at) - mean(values)) / Math.sqrt(variance(values) + EPS);
        });
    }

    @Test
    void group_norm_standardises_neighbouring_channels_together() {
        ToDoubleFunction<int[]> standard = at -> {
            double[] values = channel(at[0], at[1] / 3 * 3, at[1] / 3 * 3 + 3);
            return (X.at(at) - mean(values)) / Math.sqrt(variance(values) + EPS);
        };
        assertClose(Trial.of(x -> Norms.groupNorm(x.get(0), 2, EPS), X), standard);
        Map<String, Numbers> weights =
                Map.of("n.weight", Numbers.filled(at -> at[0] + 1, 6), "n.bias", Numbers.filled(at -> at[0] * 0.5, 6));
        assertClose(
                Trial.of((net, x) -> net.groupNorm("n", x.get(0), 2, 6, EPS), weights, X),
                at -> standard.applyAsDouble(at) * (at[1] + 1) + at[1] * 0.5);
    }

    @Test
    void layer_norm_standardises_the_last_axis() {
        Numbers tokens = Numbers.random(42, 2, 5, 7);
        ToDoubleFunction<int[]> standard = at -> {
            double[] row = new double[7];
            for (int i = 0; i < 7; i++) {
                row[i] = tokens.at(at[0], at[1], i);
            }
            return (tokens.at(at) - mean(row)) / Math.sqrt(variance(row) + EPS);
        };
        assertClose(Trial.of(x -> Norms.layerNorm(x.get(0), EPS), tokens), standard);
        Map<String, Numbers> weights =
                Map.of("n.weight", Numbers.filled(at -> at[0] - 2, 7), "n.bias", Numbers.filled(at -> 0.25, 7));
        assertClose(
                Trial.of((net, x) -> net.layerNorm("n", x.get(0), 7, EPS), weights, tokens),
                at -> standard.applyAsDouble(at) * (at[2] - 2) + 0.25);
    }

    @Test
    void batch_norm_uses_the_stored_statistics() {
        Map<String, Numbers> weights = Map.of(
                "n.weight", Numbers.filled(at -> 2, 6),
                "n.bias", Numbers.filled(at -> at[0], 6),
                "n.running_mean", Numbers.filled(at -> at[0] * 0.5, 6),
                "n.running_var", Numbers.filled(at -> 1 + at[0], 6));
        assertClose(
                Trial.of((net, x) -> net.batchNorm("n", x.get(0), 6, EPS), weights, X),
                at -> (X.at(at) - at[1] * 0.5) / Math.sqrt(1 + at[1] + EPS) * 2 + at[1]);
    }
}
