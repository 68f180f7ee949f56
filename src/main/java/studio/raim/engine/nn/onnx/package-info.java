/** People's own networks in ONNX form: looked into, tried, and run with ONNX Runtime. */
@NullMarked
package studio.raim.engine.nn.onnx;

import org.jspecify.annotations.NullMarked;
