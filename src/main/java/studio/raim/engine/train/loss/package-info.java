/** What a result is judged by: symbolic programs over the result, the ground truth and the input. */
@NullMarked
package studio.raim.engine.train.loss;

import org.jspecify.annotations.NullMarked;
