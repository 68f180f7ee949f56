/** Sub-commands that need no server. */
@NullMarked
package studio.raim.engine.cli;

import org.jspecify.annotations.NullMarked;
