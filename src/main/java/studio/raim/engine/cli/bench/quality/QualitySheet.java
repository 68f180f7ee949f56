package studio.raim.engine.cli.bench.quality;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import studio.raim.engine.train.degrade.Planes;

/**
 * A contact sheet at 1:1: for each picture the input, each method's result, and the ground truth beside each other; several pictures a
 * line.
 */
final class QualitySheet {
    private static final int SIDE = 160;
    private static final int PICTURES_A_LINE = 3;

    private final List<List<Planes>> rows = new ArrayList<>();

    void add(List<Planes> row) {
        rows.add(List.copyOf(row));
    }

    void write(Path file) throws IOException {
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        int lines = (rows.size() + PICTURES_A_LINE - 1) / PICTURES_A_LINE;
        BufferedImage sheet = new BufferedImage(
                columns * PICTURES_A_LINE * SIDE, Math.max(1, lines) * SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < rows.size(); i++) {
            for (int x = 0; x < rows.get(i).size(); x++) {
                int left = (i % PICTURES_A_LINE * columns + x) * SIDE;
                paint(sheet, left, i / PICTURES_A_LINE * SIDE, rows.get(i).get(x));
            }
        }
        ImageIO.write(sheet, "png", file.toFile());
    }

    /** The picture's middle. */
    private static void paint(BufferedImage sheet, int left, int top, Planes picture) {
        int side = Math.min(SIDE, Math.min(picture.width(), picture.height()));
        int n = picture.width() * picture.height();
        int x0 = (picture.width() - side) / 2;
        int y0 = (picture.height() - side) / 2;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    float value = picture.samples()[c * n + (y0 + y) * picture.width() + x0 + x];
                    rgb = rgb << 8 | Math.round(Math.clamp(value, 0f, 1f) * 255);
                }
                sheet.setRGB(left + x, top + y, rgb);
            }
        }
    }
}
