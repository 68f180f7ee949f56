/** The pages People and Account. */
@NullMarked
package studio.raim.server.account.ui;

import org.jspecify.annotations.NullMarked;
