/** Content-addressed bytes in a directory. */
@NullMarked
package studio.raim.server.storage;

import org.jspecify.annotations.NullMarked;
