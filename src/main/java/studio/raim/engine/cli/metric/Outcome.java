package studio.raim.engine.cli.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import studio.raim.engine.metric.Measure;

/**
 * What was found of all files.
 *
 * @param problems sentences about files that could not be measured
 */
record Outcome(List<Measure> measures, int border, List<Measured> images, List<String> problems) {

    /** The mean of each measure over the files that have it; infinite PSNR makes the mean infinite. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        for (Measure measure : measures) {
            OptionalDouble mean = images.stream()
                    .map(image -> image.readings().get(measure.id()))
                    .filter(Measure.Reading.Value.class::isInstance)
                    .mapToDouble(reading -> ((Measure.Reading.Value) reading).number())
                    .average();
            mean.ifPresent(value -> means.put(measure.id(), value));
        }
        return means;
    }
}
