/** REST: cleaning on demand, for administrators. */
@NullMarked
package studio.raim.server.storage.rest;

import org.jspecify.annotations.NullMarked;
