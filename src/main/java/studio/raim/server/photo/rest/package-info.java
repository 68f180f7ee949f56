/** REST: upload, look at, download and delete photos. */
@NullMarked
package studio.raim.server.photo.rest;

import org.jspecify.annotations.NullMarked;
