package studio.raim.engine.cli.metric;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import studio.raim.engine.metric.Measure;
import studio.raim.engine.metric.Measures;
import studio.raim.engine.metric.Perceptual;

/** What can be asked for. */
final class MetricIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return all().iterator();
    }

    static List<String> all() {
        List<String> all = new ArrayList<>(Measures.ids());
        all.addAll(List.of("niqe", "brisque"));
        Stream.of(Perceptual.Kind.values()).map(Perceptual.Kind::id).forEach(all::add);
        return all;
    }

    /** Without a wish: the measures that need no ground truth, or all. */
    static Set<String> usual(boolean groundTruth) {
        Set<String> usual = new LinkedHashSet<>();
        Measures.all().stream()
                .filter(measure -> groundTruth || !measure.comparing())
                .map(Measure::id)
                .forEach(usual::add);
        usual.add("niqe");
        return usual;
    }
}
