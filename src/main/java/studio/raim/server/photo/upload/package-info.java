/** Files on their way in: resumable, one photo or an archive of many. */
@NullMarked
package studio.raim.server.photo.upload;

import org.jspecify.annotations.NullMarked;
