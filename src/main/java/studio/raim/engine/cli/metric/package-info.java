/** {@code raim metric}: numbers for files. */
@NullMarked
package studio.raim.engine.cli.metric;

import org.jspecify.annotations.NullMarked;
