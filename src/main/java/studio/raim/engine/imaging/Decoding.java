package studio.raim.engine.imaging;

import com.luciad.imageio.webp.WebPReadParam;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** One run of a decoder on one file; whatever a decoder throws at bad content becomes a sentence. */
final class Decoding {
    private static final String UNDECODABLE = "its picture cannot be decoded";

    private final ImageHeader header;
    private final int subsampling;
    private final List<String> warnings = new ArrayList<>();

    /** @param subsampling every which column and row is wanted; 1 for all */
    Decoding(ImageHeader header, int subsampling) {
        this.header = header;
        this.subsampling = subsampling;
    }

    /** Whether the decoder complained of this without giving up. */
    boolean warnedOf(String words) {
        return warnings.stream().anyMatch(warning -> warning.contains(words));
    }

    BufferedImage run(ImageReaderSpi provider, ImageInputStream input) throws IOException {
        ImageReader reader = provider.createReaderInstance(null);
        try (input) {
            reader.setInput(input, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            if (reader.getWidth(0) != header.storedWidth() || reader.getHeight(0) != header.storedHeight()) {
                throw new UnreadableImageException.Damaged(header.format(), "it names two different sizes", null);
            }
            ImageReadParam param = reader.getDefaultReadParam();
            if (param instanceof WebPReadParam webp && subsampling > 1) {
                webp.setUseScaling(true);
                webp.setScaledWidth((header.storedWidth() + subsampling - 1) / subsampling);
                webp.setScaledHeight((header.storedHeight() + subsampling - 1) / subsampling);
            } else {
                param.setSourceSubsampling(subsampling, subsampling, 0, 0);
            }
            return reader.read(0, param);
        } catch (UnreadableImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (e.getCause() instanceof OutOfMemoryError) {
                throw new UnreadableImageException.TooLittleMemory(header, e);
            }
            throw new UnreadableImageException.Damaged(header.format(), UNDECODABLE, e);
        } catch (OutOfMemoryError e) {
            if (e.getMessage() == null) { // libwebp's name for broken alpha data; Java's own errors have a message
                throw new UnreadableImageException.Damaged(header.format(), UNDECODABLE, e);
            }
            throw new UnreadableImageException.TooLittleMemory(header, e);
        } finally {
            reader.dispose();
        }
    }
}
