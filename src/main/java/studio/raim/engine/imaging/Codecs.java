package studio.raim.engine.imaging;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * The decoders and encoders by name of their maker: the registry's own choice depends on which class loader touched it
 * first, and a server has several.
 */
final class Codecs {
    private Codecs() {}

    /** The JDK's reader: JPEG of grey and RGB, PNG, BMP. */
    static ImageReaderSpi jdkReader(ImageFormat format) {
        return jdk(ImageReaderSpi.class, format);
    }

    /** The JDK's writer: JPEG, PNG, TIFF, BMP. */
    static ImageWriterSpi jdkWriter(ImageFormat format) {
        return jdk(ImageWriterSpi.class, format);
    }

    /** A reader of CMYK JPEGs. */
    static ImageReaderSpi cmykJpegReader() {
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class); // finds the JDK's reader
        return provider;
    }

    static ImageReaderSpi tiffReader() {
        return new TIFFImageReaderSpi();
    }

    static ImageReaderSpi webpReader() {
        return new WebPImageReaderSpi();
    }

    private static <T extends ImageReaderWriterSpi> T jdk(Class<T> kind, ImageFormat format) {
        String prefix = "com.sun.imageio.plugins." + format.name().toLowerCase(Locale.ROOT) + ".";
        synchronized (Codecs.class) {
            Iterator<T> all = IIORegistry.getDefaultInstance().getServiceProviders(kind, false);
            while (all.hasNext()) {
                T provider = all.next();
                if (provider.getClass().getName().startsWith(prefix)) {
                    return provider;
                }
            }
        }
        throw new IllegalStateException("This Java runtime has no %s codec (module java.desktop)".formatted(format));
    }
}
