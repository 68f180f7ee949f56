/** What a person does from the first start to a restored photo, in a real browser against the packaged server. */
@NullMarked
package studio.raim.journey;

import org.jspecify.annotations.NullMarked;
