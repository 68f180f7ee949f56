/** Typed ids and refusals: what every room may use. */
@NullMarked
package studio.raim.common;

import org.jspecify.annotations.NullMarked;
