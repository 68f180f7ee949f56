/** What an administrator set for everybody, and what each person chose last. */
@NullMarked
package studio.raim.server.setting;

import org.jspecify.annotations.NullMarked;
