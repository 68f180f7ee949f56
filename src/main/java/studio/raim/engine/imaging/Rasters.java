package studio.raim.engine.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferUShort;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.SinglePixelPackedSampleModel;
import java.util.Optional;

/** Decoders' images as {@link Pixels}: their own array where it is laid out plainly, a copy where it is packed. */
final class Rasters {
    private Rasters() {}

    /** All channels, alpha last: 1 or 3 colour channels. */
    static Pixels pixels(BufferedImage image) {
        image.coerceData(false);
        if (image.getColorModel().getNumColorComponents() == 4) {
            return CmykConversion.toSrgb(image);
        }
        return adopted(image).orElseGet(() -> copied(image));
    }

    private static Optional<Pixels> adopted(BufferedImage image) {
        if (image.getRaster().getParent() != null || image.getColorModel() instanceof IndexColorModel) {
            return Optional.empty();
        }
        DataBuffer buffer = image.getRaster().getDataBuffer();
        SampleModel layout = image.getSampleModel();
        if (buffer instanceof DataBufferInt ints
                && layout instanceof SinglePixelPackedSampleModel packed
                && image.getColorModel() instanceof DirectColorModel colours) {
            return adopted(image, new Samples.Ints(ints.getData()), packed.getScanlineStride(), colours);
        }
        if (!(layout instanceof ComponentSampleModel rows) || buffer.getNumBanks() != 1) {
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
                rows.getPixelStride(),
                rows.getScanlineStride(),
                rows.getBandOffsets()));
    }

    private static Optional<Pixels> adopted(
            BufferedImage image, Samples.Ints samples, int stride, DirectColorModel colours) {
        boolean usual = colours.getRedMask() == 0xff0000
                && colours.getGreenMask() == 0xff00
                && colours.getBlueMask() == 0xff
                && image.getRaster().getDataBuffer().getOffset() == 0;
        int[] bands = colours.hasAlpha() ? new int[] {1, 2, 3, 0} : new int[] {1, 2, 3};
        return usual
                ? Optional.of(new Pixels(samples, image.getWidth(), image.getHeight(), 0, 4, 4 * stride, bands))
                : Optional.empty();
    }

    private static Pixels copied(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean alpha = model.hasAlpha();
        // Grey samples of fewer bits are scaled as samples: a detour over sRGB would bend them.
        boolean grey = model.getNumColorComponents() == 1;
        int channels = (grey ? 1 : 3) + (alpha ? 1 : 0);
        Pixels result = Pixels.allocate(image.getWidth(), image.getHeight(), channels, 8);
        for (int y = 0; y < image.getHeight(); y++) {
            if (grey) {
                copySamples(image.getRaster(), y, result);
            } else {
                copyColours(image, y, result, alpha);
            }
        }
        return result;
    }

    private static void copySamples(Raster raster, int y, Pixels result) {
        for (int band = 0; band < result.channels(); band++) {
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
