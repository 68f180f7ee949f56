package studio.raim.server.offer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PipelineId;

/**
 * A pipeline that people can choose.
 *
 * @param licences of the models that it runs
 * @param missing why it cannot run now, in sentences; empty when it can
 * @param stages what is done with a photo, in order
 * @param shown an example; null when there is none
 */
public record PipelineOffer(
        PipelineId id,
        String title,
        String summary,
        List<String> goodAt,
        List<String> badAt,
        List<String> licences,
        List<String> missing,
        List<StageOffer> stages,
        @Nullable Example shown) {
    public PipelineOffer {
        goodAt = List.copyOf(goodAt);
        badAt = List.copyOf(badAt);
        licences = List.copyOf(licences);
        missing = List.copyOf(missing);
        stages = List.copyOf(stages);
    }

    /** What it makes of a photograph. */
    public Optional<Example> example() {
        return Optional.ofNullable(shown);
    }

    public boolean available() {
        return missing.isEmpty();
    }

    /** Why it cannot run now. */
    public Optional<String> whyNot() {
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", missing));
    }
}
