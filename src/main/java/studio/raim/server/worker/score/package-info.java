/** Measures results, apart from the queue. */
@NullMarked
package studio.raim.server.worker.score;

import org.jspecify.annotations.NullMarked;
