/** The architectures that can be built, one file each, in the order of their papers. */
@NullMarked
package studio.raim.engine.nn.arch;

import org.jspecify.annotations.NullMarked;
