/** Model cards, verified weights, and networks on a device. */
@NullMarked
package studio.raim.engine.catalog;

import org.jspecify.annotations.NullMarked;
