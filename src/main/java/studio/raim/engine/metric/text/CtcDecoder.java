package studio.raim.engine.metric.text;

import java.util.List;

/** Greedy decoding of connectionist temporal classification (Graves et al. 2006): class 0 is the blank, repeats are one. */
final class CtcDecoder {
    private final List<String> characters;

    CtcDecoder(List<String> characters) {
        this.characters = List.copyOf(characters);
    }

    /**
     * The most probable class of each step.
     *
     * @param probabilities (steps, classes)
     */
    Reading decode(float[] probabilities, int classes) {
        if (classes != characters.size() + 1) {
            throw new IllegalArgumentException(
                    "The network knows %d characters, the list has %d".formatted(classes - 1, characters.size()));
        }
        StringBuilder text = new StringBuilder();
        double sum = 0;
        int count = 0;
        int before = 0;
        for (int step = 0; step < probabilities.length / classes; step++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (probabilities[step * classes + c] > probabilities[step * classes + best]) {
                    best = c;
                }
            }
            if (best != 0 && best != before) {
                text.append(characters.get(best - 1));
                sum += probabilities[step * classes + best];
                count++;
            }
            before = best;
        }
        return count == 0 ? Reading.NOTHING : new Reading(text.toString(), sum / count);
    }
}
