/** Text in photographs: found, read, and compared before and after a restoration. */
@NullMarked
package studio.raim.engine.metric.text;

import org.jspecify.annotations.NullMarked;
