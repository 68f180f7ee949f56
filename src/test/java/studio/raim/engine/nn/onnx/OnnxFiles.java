package studio.raim.engine.nn.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Small ONNX files whose behaviour is known: written to a folder. */
public final class OnnxFiles {
    private final Path folder;

    public OnnxFiles(Path folder) {
        this.folder = folder;
    }

    private static final int FLOAT = 1;
    private static final int HALF = 10;

    /** Convolutions of which each sees two pixels farther, whose sum leaves a flat image as it is; then enlarges by repeating. */
    public Path smoother(int convolutions, int scale) throws IOException {
        OnnxModel model = new OnnxModel(OnnxFiles::average);
        String y = "x";
        for (int i = 0; i < convolutions; i++) {
            y = model.convolution("smooth" + i, y, 3, 3);
        }
        return write("smoother.onnx", model.toBytes(scale == 1 ? y : model.enlarged(y, scale)));
    }

    /** Rounds to whole numbers: harmless for values from 0 to 255, and for no others. */
    public Path ofBytes() throws IOException {
        return write("bytes.onnx", model(identity("Round", ""), FLOAT, null, 1, 3, 0, 0));
    }

    /** Cuts values off at 0 and 1, as many exports do. */
    public Path clippingToOne() throws IOException {
        return write("unit.onnx", model(clipped(0, 1), FLOAT, null, 1, 3, 0, 0));
    }

    /** Leaves values from -1 to 1 as they are, and so also those from 0 to 1. */
    public Path clippingAroundZero() throws IOException {
        return write("around.onnx", model(clipped(-1, 1), FLOAT, null, 1, 3, 0, 0));
    }

    private static Protobuf clipped(float least, float greatest) {
        return new Protobuf()
                .message(1, node("Clip", new String[] {"x", "least", "greatest"}, "y"))
                .message(5, scalar("least", least))
                .message(5, scalar("greatest", greatest))
                .text(2, "clip");
    }

    /** Random weights: its results say nothing about its range. */
    public Path untrained() throws IOException {
        Random random = new Random(3);
        OnnxModel model = new OnnxModel(name -> {
            float[] values = new float[name.endsWith("bias") ? 3 : 81];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        });
        return write("untrained.onnx", model.toBytes(model.convolution("c", "x", 3, 3)));
    }

    /** Halves and doubles its image, so that only sides that are multiples of {@code block} come out as they went in. */
    public Path inBlocksOf(int block) throws IOException {
        Protobuf graph = new Protobuf()
                .message(
                        1,
                        node("SpaceToDepth", new String[] {"x"}, "deep")
                                .message(
                                        5,
                                        new Protobuf()
                                                .text(1, "blocksize")
                                                .number(3, block)
                                                .number(20, 2)))
                .message(
                        1,
                        node("DepthToSpace", new String[] {"deep"}, "y")
                                .message(
                                        5,
                                        new Protobuf()
                                                .text(1, "blocksize")
                                                .number(3, block)
                                                .number(20, 2)))
                .text(2, "blocks");
        return write("blocks.onnx", model(graph, FLOAT, null, 1, 3, 0, 0));
    }

    /** Reads and writes one channel. */
    public Path ofOneChannel() throws IOException {
        return write("grey.onnx", model(identity("Identity", ""), FLOAT, null, 1, 1, 0, 0));
    }

    public Path withTwoOutputs() throws IOException {
        return write("two.onnx", model(identity("Identity", ""), FLOAT, "also", 1, 3, 0, 0));
    }

    public Path ofFixedSize() throws IOException {
        return write("fixed.onnx", model(identity("Identity", ""), FLOAT, null, 1, 3, 224, 224));
    }

    public Path ofChannelsLast() throws IOException {
        return write("last.onnx", model(identity("Identity", ""), FLOAT, null, 1, 0, 0, 3));
    }

    public Path ofHalfPrecision() throws IOException {
        return write("half.onnx", model(identity("Identity", ""), HALF, null, 1, 3, 0, 0));
    }

    public Path ofTwoDimensions() throws IOException {
        return write("flat.onnx", model(identity("Identity", ""), FLOAT, null, 1, 1000));
    }

    public Path withCustomOperators() throws IOException {
        return write("custom.onnx", model(identity("Sharpen", "com.example"), FLOAT, null, 1, 3, 0, 0));
    }

    /** A tensor whose numbers would lie in another file. */
    public Path withExternalData(String location) throws IOException {
        Protobuf tensor = new Protobuf()
                .number(1, 1)
                .number(2, FLOAT)
                .text(8, "w")
                .message(13, new Protobuf().text(1, "location").text(2, location))
                .number(14, 1);
        Protobuf graph = new Protobuf()
                .message(1, node("Mul", new String[] {"x", "w"}, "y"))
                .message(5, tensor)
                .text(2, "external");
        return write("external.onnx", model(graph, FLOAT, null, 1, 3, 0, 0));
    }

    private static Protobuf identity(String operator, String domain) {
        return new Protobuf()
                .message(1, node(operator, new String[] {"x"}, "y").text(7, domain))
                .text(2, "g");
    }

    private static Protobuf node(String type, String[] inputs, String output) {
        Protobuf node = new Protobuf();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, type);
    }

    private static Protobuf scalar(String name, float value) {
        return new Protobuf().number(2, FLOAT).text(8, name).decimal(4, value);
    }

    /** Sizes of 0 are left free. */
    private static byte[] model(Protobuf graph, int type, String secondOutput, long... sizes) {
        graph.message(11, value("x", type, sizes)).message(12, value("y", type, sizes));
        if (secondOutput != null) {
            graph.message(1, node("Neg", new String[] {"x"}, secondOutput))
                    .message(12, value(secondOutput, type, sizes));
        }
        return new Protobuf()
                .number(1, 8)
                .message(8, new Protobuf().text(1, "").number(2, 13))
                .message(8, new Protobuf().text(1, "com.example").number(2, 1))
                .message(7, graph)
                .toBytes();
    }

    private static Protobuf value(String name, int type, long... sizes) {
        Protobuf shape = new Protobuf();
        for (int i = 0; i < sizes.length; i++) {
            shape.message(1, sizes[i] == 0 ? new Protobuf().text(2, name + i) : new Protobuf().number(1, sizes[i]));
        }
        Protobuf tensor = new Protobuf().number(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    /** Each channel from itself: a third in the middle row's pixels. */
    private static float[] average(String name) {
        if (name.endsWith("bias")) {
            return new float[3];
        }
        float[] values = new float[81];
        for (int c = 0; c < 3; c++) {
            for (int x = 0; x < 3; x++) {
                values[(c * 3 + c) * 9 + 3 + x] = 1 / 3f;
            }
        }
        return values;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
