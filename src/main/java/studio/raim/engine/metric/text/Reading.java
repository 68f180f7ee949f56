package studio.raim.engine.metric.text;

/**
 * What was read.
 *
 * @param confidence mean probability of the characters, 0..1; 0 for no text
 */
public record Reading(String text, double confidence) {
    static final Reading NOTHING = new Reading("", 0);
}
