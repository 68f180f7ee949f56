/** What runs beside the server: containers, monitoring, a full disk. */
@NullMarked
package studio.raim.server.operations;

import org.jspecify.annotations.NullMarked;
