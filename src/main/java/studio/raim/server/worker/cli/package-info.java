/** Commands that measure the queue. */
@NullMarked
package studio.raim.server.worker.cli;

import org.jspecify.annotations.NullMarked;
