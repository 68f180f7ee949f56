/** Readers of weight files: safetensors, PyTorch's own format and ncnn, none of which runs code from the file. */
@NullMarked
package studio.raim.engine.nn.checkpoint;

import org.jspecify.annotations.NullMarked;
