/** Networks as symbolic programs: written once in Java, emitted as TorchScript, run by libtorch on a device. */
@NullMarked
package studio.raim.engine.nn;

import org.jspecify.annotations.NullMarked;
