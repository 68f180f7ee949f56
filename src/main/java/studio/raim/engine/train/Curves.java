package studio.raim.engine.train;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws {@code curves.png} from a run's tables: the loss above, the gain by kind below, both over minutes of training. */
final class Curves {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 190;
    private static final int EDGE = 40;
    private static final Color[] COLOURS = {
        new Color(0x1f77b4), new Color(0xff7f0e), new Color(0x2ca02c), new Color(0xd62728), new Color(0x9467bd),
        new Color(0x8c564b), new Color(0xe377c2), new Color(0x7f7f7f), new Color(0xbcbd22), new Color(0x17becf)
    };

    private Curves() {}

    static void draw(RunFolder folder) throws IOException {
        Map<String, List<double[]>> loss = new LinkedHashMap<>();
        for (String[] row : rows(folder.file("log.csv"))) {
            point(loss, "loss", number(row[1]) / 60, number(row[6]));
        }
        Map<String, List<double[]>> gains = new LinkedHashMap<>();
        for (String[] row : rows(folder.file("validation.csv"))) {
            point(gains, row[2], number(row[1]) / 60, number(row[4]) - number(row[3]));
        }
        BufferedImage image = new BufferedImage(WIDTH, 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, 2 * HEIGHT);
        panel(canvas, 0, "loss over minutes", loss);
        panel(canvas, HEIGHT, "gain in PSNR of luma over the input, in dB, over minutes", gains);
        canvas.dispose();
        ImageIO.write(image, "png", folder.file("curves.png").toFile());
    }

    private static void panel(Graphics2D canvas, int top, String title, Map<String, List<double[]>> lines) {
        double right = 1e-9;
        double low = 0;
        double high = 1e-9;
        for (List<double[]> line : lines.values()) {
            for (double[] point : line) {
                right = Math.max(right, point[0]);
                low = Math.min(low, point[1]);
                high = Math.max(high, point[1]);
            }
        }
        int w = WIDTH - LEFT - RIGHT;
        int h = HEIGHT - 2 * EDGE;
        canvas.setColor(Color.DARK_GRAY);
        canvas.drawString(title, LEFT, top + EDGE - 14);
        for (int i = 0; i <= 4; i++) {
            int y = top + EDGE + h * i / 4;
            canvas.setColor(new Color(0xdddddd));
            canvas.drawLine(LEFT, y, LEFT + w, y);
            canvas.setColor(Color.DARK_GRAY);
            canvas.drawString(String.format(Locale.ROOT, "%.2f", high - (high - low) * i / 4), 12, y + 4);
            canvas.drawString(
                    String.format(Locale.ROOT, "%.0f", right * i / 4), LEFT + w * i / 4 - 8, top + EDGE + h + 18);
        }
        int colour = 0;
        for (var line : lines.entrySet()) {
            canvas.setColor(COLOURS[colour % COLOURS.length]);
            canvas.setStroke(new BasicStroke(1.6f));
            Path2D path = new Path2D.Double();
            for (double[] point : line.getValue()) {
                double x = LEFT + w * point[0] / right;
                double y = top + EDGE + h * (high - point[1]) / (high - low);
                if (path.getCurrentPoint() == null) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            canvas.draw(path);
            canvas.drawString(line.getKey(), LEFT + w + 14, top + EDGE + 12 + 18 * colour++);
        }
    }

    private static void point(Map<String, List<double[]>> lines, String name, double x, double y) {
        lines.computeIfAbsent(name, key -> new ArrayList<>()).add(new double[] {x, y});
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static List<String[]> rows(Path table) throws IOException {
        if (!Files.exists(table)) {
            return List.of();
        }
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
