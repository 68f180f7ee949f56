package studio.raim.engine.cli.metric;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.metric.Measure;
import studio.raim.engine.metric.text.TextFidelity;

/**
 * What was found of one file.
 *
 * @param readings by the measures' ids, in their order
 * @param brisque the features, if they were asked for
 * @param text what became of text, if it was asked for
 */
record Measured(
        String name,
        Path file,
        @Nullable Path groundTruth,
        int width,
        int height,
        Map<String, Measure.Reading> readings,
        @Nullable List<Double> brisque,
        @Nullable TextFidelity text) {}
