package studio.raim.engine.train;

import java.util.Map;

/**
 * Where training is: what a checkpoint holds beside the weights.
 *
 * @param step that was taken last
 * @param seconds of training so far, pauses not counted
 * @param finishFrom the step after which the rate falls; {@link Long#MAX_VALUE} while nobody knows
 */
record Progress(long step, double seconds, long finishFrom) {
    Progress after(double moreSeconds) {
        return new Progress(step + 1, seconds + moreSeconds, finishFrom);
    }

    Progress finishing() {
        return finishingFrom(Math.min(finishFrom, step));
    }

    Progress finishingFrom(long otherStep) {
        return new Progress(step, seconds, otherStep);
    }

    Map<String, String> remarks(Recipe recipe) {
        return Map.of(
                "recipe", recipe.id(),
                "architecture", recipe.network().architecture(),
                "step", Long.toString(step),
                "seconds", Double.toString(seconds),
                "finishFrom", Long.toString(finishFrom),
                "seed", Long.toString(recipe.seed()));
    }

    static Progress of(Map<String, String> remarks) {
        return new Progress(
                Long.parseLong(remarks.getOrDefault("step", "0")),
                Double.parseDouble(remarks.getOrDefault("seconds", "0")),
                Long.parseLong(remarks.getOrDefault("finishFrom", Long.toString(Long.MAX_VALUE))));
    }
}
