/** REST: the pipelines that can be chosen. */
@NullMarked
package studio.raim.server.offer.rest;

import org.jspecify.annotations.NullMarked;
