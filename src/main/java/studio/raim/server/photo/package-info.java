/** The library of uploaded photos and their previews. */
@NullMarked
package studio.raim.server.photo;

import org.jspecify.annotations.NullMarked;
