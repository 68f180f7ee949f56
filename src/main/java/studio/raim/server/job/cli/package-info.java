/** Commands that measure what people wait for. */
@NullMarked
package studio.raim.server.job.cli;

import org.jspecify.annotations.NullMarked;
