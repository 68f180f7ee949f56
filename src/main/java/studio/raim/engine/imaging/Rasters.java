package studio.raim.engine.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decoders' images as {@link Pixels}: their own array where it is laid out plainly, a copy where it is packed. */
final class Rasters {
    private Rasters() {}

    /** All channels, alpha last: 1 or 3 colour channels. */
    static Pixels pixels(BufferedImage image) {
        boolean plain = !(image.getColorModel() instanceof IndexColorModel)
                && image.getRaster().getParent() == null
                && !image.isAlphaPremultiplied();
        return (plain ? adopted(image) : Optional.<Pixels>empty()).orElseGet(() -> copied(image));
    }

    private static Optional<Pixels> adopted(BufferedImage image) {
        DataBuffer buffer = image.getRaster().getDataBuffer();
        if (!(image.getSampleModel() instanceof ComponentSampleModel layout) || buffer.getNumBanks() != 1) {
            return Optional.empty();
        }
        Samples samples;
        if (buffer instanceof DataBufferByte bytes) {
            samples = new Samples.Bytes(bytes.getData());
        } else if (buffer instanceof DataBufferUShort shorts) {
            samples = new Samples.Shorts(shorts.getData());
        } else {
            return Optional.empty();
        }
        return Optional.of(new Pixels(
                samples,
                image.getWidth(),
                image.getHeight(),
                buffer.getOffset(),
                layout.getPixelStride(),
                layout.getScanlineStride(),
                layout.getBandOffsets()));
    }

    private static Pixels copied(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean grey = model.getNumColorComponents() == 1;
        int colours = grey ? 1 : 3;
        boolean alpha = model.hasAlpha();
        Pixels result = Pixels.allocate(image.getWidth(), image.getHeight(), colours + (alpha ? 1 : 0), 8);
        // Grey samples of fewer bits are scaled as samples: a detour over sRGB would bend them.
        boolean samplesFit = grey && !(model instanceof IndexColorModel);
        for (int y = 0; y < image.getHeight(); y++) {
            if (samplesFit) {
                copySamples(image.getRaster(), y, result);
            } else {
                copyColours(image, y, result, alpha);
            }
        }
        return result;
    }

    private static void copySamples(Raster raster, int y, Pixels result) {
        for (int band : IntStream.range(0, result.channels()).toArray()) {
            int max = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
            for (int x = 0; x < result.width(); x++) {
                result.setSample(x, y, band, raster.getSample(x, y, band) * 255 / max);
            }
        }
    }

    private static void copyColours(BufferedImage image, int y, Pixels result, boolean alpha) {
        int[] row = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
        for (int x = 0; x < row.length; x++) {
            for (int band = 0; band < 3; band++) {
                result.setSample(x, y, band, row[x] >> (16 - 8 * band) & 0xff);
            }
            if (alpha) {
                result.setSample(x, y, 3, row[x] >>> 24);
            }
        }
    }
}
