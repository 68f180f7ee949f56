/** How much each person may use. */
@NullMarked
package studio.raim.server.account.quota;

import org.jspecify.annotations.NullMarked;
