/** A restoration's life: states, attempts, results, events, fair order, and the port to whatever dispatches it. */
@NullMarked
package studio.raim.server.job;

import org.jspecify.annotations.NullMarked;
