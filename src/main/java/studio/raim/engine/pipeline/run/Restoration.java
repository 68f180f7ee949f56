package studio.raim.engine.pipeline.run;

import java.util.Map;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.Pixels;

/**
 * What a run made.
 *
 * @param intermediates each stage's result by the stage's name, if they were asked for
 * @param seconds that it took, loading of networks included
 */
public record Restoration(Photo photo, Provenance provenance, Map<String, Pixels> intermediates, double seconds) {
    public Restoration {
        intermediates = Map.copyOf(intermediates);
    }
}
