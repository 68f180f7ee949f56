/** REST: start, watch, cancel and retry restorations, and fetch their results. */
@NullMarked
package studio.raim.server.job.rest;

import org.jspecify.annotations.NullMarked;
