/** What surrounds every page: the layout, sign-in, errors and access control. */
@NullMarked
package studio.raim.server.shell;

import org.jspecify.annotations.NullMarked;
