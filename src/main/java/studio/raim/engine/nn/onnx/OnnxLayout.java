package studio.raim.engine.nn.onnx;

/**
 * How an ONNX network is fed.
 *
 * @param channels 3 (red, green, blue), or 1: then each colour goes through the network on its own
 * @param output the name of the output that is the image
 */
public record OnnxLayout(int channels, String output) {}
