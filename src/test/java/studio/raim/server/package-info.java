/** Tests of the application as a whole, and what they share. */
@NullMarked
package studio.raim.server;

import org.jspecify.annotations.NullMarked;
