/** RAIM Studio: restores photographs and finds out, with people, which restoration is best. */
@NullMarked
package studio.raim;

import org.jspecify.annotations.NullMarked;
