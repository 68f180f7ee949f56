/** Typed ids, units and the place where the product lies. */
@NullMarked
package studio.raim.common;

import org.jspecify.annotations.NullMarked;
