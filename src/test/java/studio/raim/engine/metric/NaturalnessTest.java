package studio.raim.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** BRISQUE's features and NIQE. */
class NaturalnessTest {
    static List<GoldenPairs.Pair> pairs() {
        return GoldenPairs.all();
    }

    static List<GoldenPairs.Pair> largePairs() {
        return GoldenPairs.all().stream().filter(p -> p.expected().has("niqe")).toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_brisque_features_are_those_of_the_reference(GoldenPairs.Pair pair) {
        compare(BrisqueFeatures.of(pair.reference()), pair.expected().at("/brisqueFeatures/reference"), "features");
        compare(BrisqueFeatures.of(pair.distorted()), pair.expected().at("/brisqueFeatures/distorted"), "features");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void with_a_repeated_border_too(GoldenPairs.Pair pair) {
        compare(
                BrisqueFeatures.of(Plane.of(pair.distorted().roundedLuma()), Normalised.Border.EDGE),
                pair.expected().at("/brisqueFeatures/distorted"),
                "featuresWithReplicatedBorder");
    }

    private static void compare(double[] features, JsonNode expected, String key) {
        double[] values = new double[36];
        for (int i = 0; i < values.length; i++) {
            values[i] = expected.get(key).get(i).asDouble();
        }
        assertThat(features).containsExactly(values, within(tolerance(expected)));
    }

    @ParameterizedTest
    @MethodSource("largePairs")
    void niqe_with_the_official_model_is_that_of_the_reference(GoldenPairs.Pair pair) throws IOException {
        Niqe niqe = new Niqe(NiqeModelFile.read(GoldenPairs.folder().resolve("niqe/pristine-model.json")));
        JsonNode reference = pair.expected().at("/niqe/reference");
        JsonNode distorted = pair.expected().at("/niqe/distorted");
        assertThat(niqe.of(pair.reference()))
                .isCloseTo(reference.get("value").asDouble(), within(tolerance(reference)));
        assertThat(niqe.of(pair.distorted()))
                .isCloseTo(distorted.get("value").asDouble(), within(tolerance(distorted)));
    }

    /** "abs 0.002 (see …)". */
    private static double tolerance(JsonNode entry) {
        return Double.parseDouble(entry.path("tolerance").asText("abs 1e-6").replaceAll("abs (\\S+).*", "$1"));
    }

    @Test
    void the_shapes_of_laplace_and_gauss_are_1_and_2() {
        assertThat(Shapes.ofRatio(0.5)).isCloseTo(1, within(1e-9));
        assertThat(Shapes.ofRatio(2 / Math.PI)).isCloseTo(2, within(1e-9));
        assertThat(Shapes.ofInverseRatio(Math.PI / 2)).isCloseTo(2, within(1e-9));
    }

    @Test
    void the_sides_of_a_skewed_gaussian_are_found() {
        Random random = new Random(3);
        AsymmetricGaussian.Moments moments = new AsymmetricGaussian.Moments();
        for (int i = 0; i < 400_000; i++) {
            double side = random.nextDouble() < 2.0 / 5 ? -2 : 3;
            moments.add(side * Math.abs(random.nextGaussian()));
        }
        AsymmetricGaussian fit = moments.fit();
        assertThat(fit.left()).isCloseTo(2, within(0.02));
        assertThat(fit.right()).isCloseTo(3, within(0.02));
        assertThat(fit.shape()).isCloseTo(2, within(0.05));
    }

    @Test
    void small_and_flat_pictures_have_no_niqe_and_are_told_why() {
        NiqeModel any = new NiqeModel(new double[36], new double[36][36]);
        assertThatThrownBy(() -> new Niqe(any).of(Picture.of(FidelityTest.flat(96, 191, 8, 9))))
                .hasMessageContaining("two blocks of 96 x 96");
        assertThatThrownBy(() -> new Niqe(any).of(Picture.of(FidelityTest.flat(192, 96, 8, 9))))
                .hasMessageContaining("too little structure");
    }
}
