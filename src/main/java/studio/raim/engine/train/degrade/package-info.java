/** What makes photographs bad: seeded, recorded steps from a clean picture to a degraded one. */
@NullMarked
package studio.raim.engine.train.degrade;

import org.jspecify.annotations.NullMarked;
