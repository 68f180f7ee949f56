/** Training: photographs become pairs, pairs become gradients, and recipes say how. */
@NullMarked
package studio.raim.engine.train;

import org.jspecify.annotations.NullMarked;
