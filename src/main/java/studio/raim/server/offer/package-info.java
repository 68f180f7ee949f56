/** The pipelines and models that people can choose on this server, and whether they can be used now. */
@NullMarked
package studio.raim.server.offer;

import org.jspecify.annotations.NullMarked;
