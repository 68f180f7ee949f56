/** Numbers of results: what is to be measured, and what was. */
@NullMarked
package studio.raim.server.job.score;

import org.jspecify.annotations.NullMarked;
