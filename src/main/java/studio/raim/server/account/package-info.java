/** People, roles and API tokens. */
@NullMarked
package studio.raim.server.account;

import org.jspecify.annotations.NullMarked;
