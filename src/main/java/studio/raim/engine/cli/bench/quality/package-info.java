/** Methods of restoration side by side on a test set. */
@NullMarked
package studio.raim.engine.cli.bench.quality;

import org.jspecify.annotations.NullMarked;
