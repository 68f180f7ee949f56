package studio.raim.engine.metric.text;

import java.nio.file.Path;
import java.util.List;

/**
 * Finds lines of text: PP-OCRv4's detection network, a differentiable binarisation (Liao et al. 2020). Pictures are seen at no more than
 * 1600 pixels a side, both sides multiples of 32.
 */
final class Detector implements AutoCloseable {
    private static final int LONGEST = 1600;
    private static final int MULTIPLE = 32;
    private static final float[] MEAN = {.485f, .456f, .406f};
    private static final float[] DEVIATION = {.229f, .224f, .225f};

    private final OnnxModel network;

    Detector(Path file) {
        this.network = new OnnxModel(file);
    }

    /** In the picture's pixels. */
    List<Quad> find(Rgb picture) {
        double scale = Math.min(1, (double) LONGEST / Math.max(picture.width(), picture.height()));
        int width = multiple(picture.width() * scale);
        int height = multiple(picture.height() * scale);
        float[] input = new float[3 * width * height];
        picture.sample(Quad.upright(0, 0, picture.width(), picture.height()), width, height, width, input);
        for (int c = 0; c < 3; c++) {
            for (int i = c * width * height; i < (c + 1) * width * height; i++) {
                input[i] = (input[i] / 255 - MEAN[c]) / DEVIATION[c];
            }
        }
        OnnxModel.Output map = network.run(input, 1, 3, height, width);
        double x = (double) picture.width() / width;
        double y = (double) picture.height() / height;
        return new TextMap(map.values(), width, height)
                .boxes().stream().map(box -> box.scaled(x, y)).toList();
    }

    private static int multiple(double side) {
        return Math.max(MULTIPLE, (int) Math.round(side / MULTIPLE) * MULTIPLE);
    }

    @Override
    public void close() {
        network.close();
    }
}
