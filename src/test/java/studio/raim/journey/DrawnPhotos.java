package studio.raim.journey;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Files to upload. */
final class DrawnPhotos {
    private DrawnPhotos() {}

    /** A JPEG of a sky with lines in front of it. */
    static Path photo(Path folder, String name, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(90, 140, 210), 0, height, new Color(240, 200, 150)));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(40, 50, 40));
        pen.setStroke(new BasicStroke(3));
        for (int x = 0; x < width; x += 24) {
            pen.drawLine(x, height, x + 40, height / 3);
        }
        pen.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, "jpeg", file.toFile());
        return file;
    }

    /** Words in a file that is called a photo. */
    static Path broken(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), "These are words, and no picture.");
    }
}
