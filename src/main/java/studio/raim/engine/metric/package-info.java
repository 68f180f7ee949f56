/** Image quality: pictures in, numbers out. */
@NullMarked
package studio.raim.engine.metric;

import org.jspecify.annotations.NullMarked;
