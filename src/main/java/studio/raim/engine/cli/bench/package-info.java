/** Benchmarks: our figures, and those of a peer beside them. */
@NullMarked
package studio.raim.engine.cli.bench;

import org.jspecify.annotations.NullMarked;
