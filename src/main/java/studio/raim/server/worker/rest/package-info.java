/** REST: the pools and what waits in them. */
@NullMarked
package studio.raim.server.worker.rest;

import org.jspecify.annotations.NullMarked;
