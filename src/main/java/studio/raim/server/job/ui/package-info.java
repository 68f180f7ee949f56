/** The Restore page: upload, live progress, comparison, downloads. */
@NullMarked
package studio.raim.server.job.ui;

import org.jspecify.annotations.NullMarked;
