package studio.raim.engine.cli.bench;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Blur, noise and JPEG in that order: for rows of a sheet whose original is known. */
record Damage(double blur, double noise, double quality) {
    static final Damage MODERATE = new Damage(1.6, 7, 0.4);

    String words() {
        return "blur σ %.1f, noise σ %.0f, JPEG %.0f".formatted(blur, noise, quality * 100);
    }

    BufferedImage of(BufferedImage whole) throws IOException {
        int reach = (int) Math.ceil(3 * blur);
        float[] weights = new float[2 * reach + 1];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.exp(-(i - reach) * (i - reach) / (2 * blur * blur));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        BufferedImage across = convolved(whole, new Kernel(weights.length, 1, weights));
        return jpeg(noisy(convolved(across, new Kernel(1, weights.length, weights))));
    }

    private static BufferedImage convolved(BufferedImage image, Kernel kernel) {
        return new ConvolveOp(kernel, ConvolveOp.EDGE_NO_OP, null).filter(image, null);
    }

    private BufferedImage noisy(BufferedImage image) {
        Random random = new Random(1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = 0;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    long value = (image.getRGB(x, y) >> shift & 0xff) + Math.round(noise * random.nextGaussian());
                    rgb = rgb << 8 | Math.clamp(value, 0, 255);
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    private BufferedImage jpeg(BufferedImage image) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(SheetFile.jpeg(image, (float) quality)));
        BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        rgb.getGraphics().drawImage(read, 0, 0, null);
        return rgb;
    }
}
