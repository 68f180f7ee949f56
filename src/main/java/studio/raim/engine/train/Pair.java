package studio.raim.engine.train;

import java.util.List;
import studio.raim.engine.train.degrade.Planes;

/**
 * One training sample.
 *
 * @param kind of bad photograph, by its name
 * @param steps how the input was made
 */
record Pair(Planes lowQuality, Planes target, String kind, List<String> steps) {}
