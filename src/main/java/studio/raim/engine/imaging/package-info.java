/** Files to pixels and back: decoding within limits, orientation, colour profiles, bit depth, encoding with metadata. */
@NullMarked
package studio.raim.engine.imaging;

import org.jspecify.annotations.NullMarked;
