package studio.raim.engine.imaging;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** CMYK to sRGB: by the picture's profile where it has one that works, else r = (1 - c)(1 - k). */
final class CmykConversion {
    private static final int STRIP = 64;

    private CmykConversion() {}

    static Pixels toSrgb(BufferedImage image) {
        boolean alpha = image.getColorModel().hasAlpha();
        int bits = image.getSampleModel().getSampleSize(0) > 8 ? 16 : 8;
        Pixels result = Pixels.allocate(image.getWidth(), image.getHeight(), alpha ? 4 : 3, bits);
        for (int y = 0; y < image.getHeight(); y += STRIP) {
            int rows = Math.min(STRIP, image.getHeight() - y);
            Raster cmyk = image.getRaster().createChild(0, y, image.getWidth(), rows, 0, 0, new int[] {0, 1, 2, 3});
            Raster rgb = convert(cmyk, image.getColorModel().getColorSpace());
            for (int band = 0; band < 3; band++) {
                copy(rgb, band, result, band, y);
            }
            if (alpha) {
                copy(image.getRaster().createChild(0, y, image.getWidth(), rows, 0, 0, new int[] {4}), 0, result, 3, y);
            }
        }
        return result;
    }

    private static Raster convert(Raster cmyk, ColorSpace space) {
        WritableRaster rgb =
                Raster.createInterleavedRaster(cmyk.getTransferType(), cmyk.getWidth(), cmyk.getHeight(), 3, null);
        if (space instanceof ICC_ColorSpace) {
            return new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null).filter(cmyk, rgb);
        }
        int max = (1 << cmyk.getSampleModel().getSampleSize(0)) - 1;
        for (int y = 0; y < cmyk.getHeight(); y++) {
            for (int x = 0; x < cmyk.getWidth(); x++) {
                long light = (long) max - cmyk.getSample(x, y, 3);
                for (int band = 0; band < 3; band++) {
                    rgb.setSample(x, y, band, (int) ((max - cmyk.getSample(x, y, band)) * light / max));
                }
            }
        }
        return rgb;
    }

    private static void copy(Raster from, int band, Pixels to, int channel, int top) {
        for (int y = 0; y < from.getHeight(); y++) {
            for (int x = 0; x < from.getWidth(); x++) {
                to.setSample(x, top + y, channel, from.getSample(x, y, band));
            }
        }
    }
}
