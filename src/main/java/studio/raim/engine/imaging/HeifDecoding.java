package studio.raim.engine.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a HEIC or AVIF file to a photograph, by way of a plain file that an installed decoder makes. */
final class HeifDecoding {
    private final HeifTools tools;
    private final PhotoReader plain;

    /** @param plain reads what decoders make, which is uncompressed and may be large */
    HeifDecoding(HeifTools tools, PhotoReader plain) {
        this.tools = tools;
        this.plain = plain;
    }

    Photo decode(Path file, Heif heif, int subsampling) throws IOException {
        return tools.decode(file, heif, decoded -> photo(decoded, heif, subsampling));
    }

    private Photo photo(Path decoded, Heif heif, int subsampling) throws IOException {
        ImageHeader header = heif.anatomy().header();
        ImageHeader made = plain.header(decoded);
        if (made.width() != header.width() || made.height() != header.height()) {
            throw new UnreadableImageException.Damaged(header.format(), "it names two different sizes", null);
        }
        Photo photo = plain.subsampled(decoded, subsampling);
        Pixels colour = header.channels() == 1 ? photo.colour().channels(0, 0, 0) : photo.colour();
        @Nullable Pixels alpha = header.alpha() ? photo.alpha() : null;
        if (colour.bitDepth() == 16) {
            stretch(photo.colour(), heif.codedBits());
        }
        if (alpha != null && alpha.bitDepth() == 16) {
            stretch(alpha, heif.codedBits());
        }
        List<String> remarks = new ArrayList<>(heif.anatomy().remarks());
        remarks.addAll(photo.remarks());
        return new Photo(colour, alpha, heif.anatomy().metadata(), header.format(), header.channels() == 1, remarks);
    }

    /** Decoders put the bits of a sample to the top of 16, where the largest then is not the largest that there is. */
    private static void stretch(Pixels pixels, int bits) {
        long most = (1L << bits) - 1;
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                for (int c = 0; c < pixels.channels(); c++) {
                    long stored = (long) pixels.sample(x, y, c) >>> (16 - bits);
                    pixels.setSample(x, y, c, (int) ((stored * 65_535 + most / 2) / most));
                }
            }
        }
    }
}
