/** Pipeline files: a sealed family of stages with parameters, validated with line numbers. */
@NullMarked
package studio.raim.engine.pipeline.spec;

import org.jspecify.annotations.NullMarked;
