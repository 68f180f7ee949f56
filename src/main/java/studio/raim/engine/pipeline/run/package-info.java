/** Runs a pipeline on a device: tiles, blending, progress, cancel, provenance. */
@NullMarked
package studio.raim.engine.pipeline.run;

import org.jspecify.annotations.NullMarked;
