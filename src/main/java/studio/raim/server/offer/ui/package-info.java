/** The Models page. */
@NullMarked
package studio.raim.server.offer.ui;

import org.jspecify.annotations.NullMarked;
