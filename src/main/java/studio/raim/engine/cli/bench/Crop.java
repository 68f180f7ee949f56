package studio.raim.engine.cli.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.raim.common.Sha256;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.pipeline.run.Cancellation;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.run.RunOptions;
import studio.raim.engine.pipeline.run.Source;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** A part of a photograph, given as {@code FILE@X,Y}, with the pixels around it that a restoration looks at. */
record Crop(Path file, int left, int top) {
    private static final Pattern FORM = Pattern.compile("(.+)@(\\d{1,6}),(\\d{1,6})");

    /** Pixels around the part that are restored too, and then cut off. */
    private static final int MARGIN = 64;

    static Crop of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("A part of a photograph is FILE@X,Y; this is '%s'".formatted(text));
        }
        return new Crop(Path.of(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
    }

    /** The part and its margin, as it is. */
    BufferedImage read(int width, int height) throws IOException {
        Pixels whole = new PhotoReader(ImageLimits.DEFAULT).read(file).colour();
        int x = left - MARGIN;
        int y = top - MARGIN;
        int fullWidth = width + 2 * MARGIN;
        int fullHeight = height + 2 * MARGIN;
        if (x < 0 || y < 0 || x + fullWidth > whole.width() || y + fullHeight > whole.height()) {
            throw new IllegalArgumentException("%s has %d × %d pixels; %d × %d at %d,%d need %d more on each side"
                    .formatted(file, whole.width(), whole.height(), width, height, left, top, MARGIN));
        }
        BufferedImage part = new BufferedImage(fullWidth, fullHeight, BufferedImage.TYPE_INT_RGB);
        int shift = whole.bitDepth() - 8;
        for (int v = 0; v < fullHeight; v++) {
            for (int u = 0; u < fullWidth; u++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | whole.sample(x + u, y + v, c) >> shift;
                }
                part.setRGB(u, v, rgb);
            }
        }
        return part;
    }

    static BufferedImage restored(BufferedImage part, PipelineSpec pipeline, PipelineRunner runner) {
        Pixels in = Pixels.allocate(part.getWidth(), part.getHeight(), 3, 8);
        for (int y = 0; y < in.height(); y++) {
            for (int x = 0; x < in.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    in.setSample(x, y, c, part.getRGB(x, y) >> (16 - 8 * c) & 0xff);
                }
            }
        }
        Source source = new Source(Photo.of(in, ImageFormat.PNG), Sha256.of(new byte[0]));
        Pixels out = runner.restore(source, pipeline, RunOptions.DEFAULT, progress -> {}, new Cancellation())
                .photo()
                .colour();
        BufferedImage image = new BufferedImage(out.width(), out.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                image.setRGB(x, y, out.sample(x, y, 0) << 16 | out.sample(x, y, 1) << 8 | out.sample(x, y, 2));
            }
        }
        return image;
    }

    /** The middle of an image with its margin, of which each pixel became {@code scale} of them, or was repeated. */
    static BufferedImage middle(BufferedImage image, int width, int height, int scale) {
        int shrink = image.getWidth() / (width / scale + 2 * MARGIN);
        BufferedImage middle = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int u = MARGIN * scale + x;
                int v = MARGIN * scale + y;
                middle.setRGB(x, y, image.getRGB(u * shrink / scale, v * shrink / scale));
            }
        }
        return middle;
    }
}
