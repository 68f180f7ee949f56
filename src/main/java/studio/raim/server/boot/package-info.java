/** Starts and stops the server: options, data directory, embedded database, readiness. */
@NullMarked
package studio.raim.server.boot;

import org.jspecify.annotations.NullMarked;
