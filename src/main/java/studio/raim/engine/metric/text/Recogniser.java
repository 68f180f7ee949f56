package studio.raim.engine.metric.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one line of text: PP-OCRv4's recognition network on a strip of 48 pixels' height, decoded by CTC. */
final class Recogniser implements AutoCloseable {
    private static final int HEIGHT = 48;
    private static final int LEAST_WIDTH = 320;
    private static final int MOST_WIDTH = 3200;
    private static final double COLUMN = 1.5;

    private final OnnxModel network;
    private final CtcDecoder decoder;

    /** @param characters one a line, in the order of the network's classes */
    Recogniser(Path file, Path characters) throws IOException {
        List<String> classes = new ArrayList<>(Files.readAllLines(characters));
        classes.add(" ");
        this.decoder = new CtcDecoder(classes);
        this.network = new OnnxModel(file);
    }

    Reading read(Rgb picture, Quad box) {
        Quad line = box.height() >= COLUMN * box.width() ? box.turned() : box;
        int width = Math.clamp((int) Math.ceil(HEIGHT * line.width() / line.height()), 1, MOST_WIDTH);
        int stride = Math.max(LEAST_WIDTH, width);
        float[] input = new float[3 * HEIGHT * stride];
        Arrays.fill(input, 127.5f);
        picture.sample(line, width, HEIGHT, stride, input);
        for (int i = 0; i < input.length; i++) {
            input[i] = (input[i] / 255 - 0.5f) / 0.5f;
        }
        OnnxModel.Output output = network.run(input, 1, 3, HEIGHT, stride);
        return decoder.decode(output.values(), Math.toIntExact(output.shape()[2]));
    }

    @Override
    public void close() {
        network.close();
    }
}
