package studio.raim.engine.nn.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Function;

/**
 * A network in ONNX form, written down node by node; as much of the format as our benchmarks and tests need.
 *
 * <p>Source: {@code onnx.proto}, IR version 8, operator set 13. The one input is {@code x} (1, 3, H, W), the output {@code y}.
 */
public final class OnnxModel {
    private static final int FLOAT = 1;
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 13;

    private final Protobuf graph = new Protobuf();
    private final Function<String, float[]> weights;
    private int values;

    /** @param weights the numbers of a checkpoint's tensor by its name */
    public OnnxModel(Function<String, float[]> weights) {
        this.weights = weights;
    }

    public String convolution(String name, String x, long in, long out) {
        tensor(name + ".weight", weights.apply(name + ".weight"), out, in, 3, 3);
        tensor(name + ".bias", weights.apply(name + ".bias"), out);
        return node(
                "Conv",
                List.of(x, name + ".weight", name + ".bias"),
                integers("kernel_shape", 3, 3),
                integers("pads", 1, 1, 1, 1));
    }

    public String leakyRelu(String x, float slope) {
        return node(
                "LeakyRelu",
                List.of(x),
                new Protobuf().text(1, "alpha").decimal(2, slope).number(20, 1));
    }

    public String prelu(String name, String x, long channels) {
        tensor(name + ".weight", weights.apply(name + ".weight"), channels, 1, 1);
        return node("PRelu", List.of(x, name + ".weight"));
    }

    public String concat(List<String> parts) {
        return node("Concat", parts, integer("axis", 1));
    }

    public String add(String a, String b) {
        return node("Add", List.of(a, b));
    }

    public String scaled(String x, float factor) {
        String constant = "c" + values++;
        tensor(constant, new float[] {factor});
        return node("Mul", List.of(x, constant));
    }

    public String enlarged(String x, int factor) {
        String scales = "c" + values++;
        tensor(scales, new float[] {1, 1, factor, factor}, 4);
        return node(
                "Resize",
                List.of(x, "", scales),
                string("mode", "nearest"),
                string("coordinate_transformation_mode", "asymmetric"),
                string("nearest_mode", "floor"));
    }

    public String depthToSpace(String x, int factor) {
        return node("DepthToSpace", List.of(x), integer("blocksize", factor), string("mode", "CRD"));
    }

    /** The finished file, whose output is this value. */
    public byte[] toBytes(String output) {
        graph.message(1, new Protobuf().text(1, output).text(2, "y").text(4, "Identity"));
        graph.text(2, "network").message(11, value("x", 3)).message(12, value("y", 3));
        return new Protobuf()
                .number(1, IR_VERSION)
                .message(8, new Protobuf().text(1, "").number(2, OPERATOR_SET))
                .message(7, graph)
                .toBytes();
    }

    private static Protobuf value(String name, int channels) {
        Protobuf shape = new Protobuf()
                .message(1, new Protobuf().number(1, 1))
                .message(1, new Protobuf().number(1, channels))
                .message(1, new Protobuf().text(2, name + "Height"))
                .message(1, new Protobuf().text(2, name + "Width"));
        Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    private String node(String type, List<String> inputs, Protobuf... attributes) {
        String result = "v" + values++;
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, result).text(4, type);
        for (Protobuf attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(1, node);
        return result;
    }

    private void tensor(String name, float[] numbers, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        Protobuf tensor = new Protobuf();
        for (long size : shape) {
            tensor.number(1, size);
        }
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, bytes.array()));
    }

    private static Protobuf integer(String name, long value) {
        return new Protobuf().text(1, name).number(3, value).number(20, 2);
    }

    private static Protobuf integers(String name, long... values) {
        Protobuf attribute = new Protobuf().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, 7);
    }

    private static Protobuf string(String name, String value) {
        return new Protobuf().text(1, name).text(4, value).number(20, 3);
    }
}
