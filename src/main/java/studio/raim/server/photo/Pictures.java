package studio.raim.server.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;

/** Looks at photo files with the engine's eyes. */
@ApplicationScoped
class Pictures {
    Picture header(Path file) {
        try (@Nullable ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Refusal.unsupported(
                        "This is no photo in a format that can be read: send JPEG, PNG, TIFF or WebP");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return new Picture(
                        reader.getFormatName().toLowerCase(Locale.ROOT), reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new Refusal(Refusal.Kind.INVALID, "The photo is damaged: " + e.getMessage(), e);
        }
    }

    byte[] preview(Path file, int longSide) throws IOException {
        BufferedImage full = ImageIO.read(file.toFile());
        double scale = Math.min(1, longSide / (double) Math.max(full.getWidth(), full.getHeight()));
        int width = (int) Math.max(1, Math.round(full.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(full.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(full, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", out);
        return out.toByteArray();
    }
}
