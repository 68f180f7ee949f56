package studio.raim.engine.imaging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decoded photograph, upright.
 *
 * @param colour RGB, 3 channels; of a grey photograph, three equal channels on one set of samples (read-only)
 * @param alpha opacity, 1 channel, of the same size; absent if the file has none
 * @param metadata the blocks to carry
 * @param format the format of the file that it came from
 * @param grey whether the file held grey samples; it is then written as grey
 * @param remarks sentences for the person who sent it, such as "only the first page is used"
 */
public record Photo(
        Pixels colour,
        @Nullable Pixels alpha,
        PhotoMetadata metadata,
        ImageFormat format,
        boolean grey,
        List<String> remarks) {

    public Photo {
        remarks = List.copyOf(remarks);
        if (colour.channels() != 3) {
            throw new IllegalArgumentException("A photo has 3 colour channels, not " + colour.channels());
        }
        if (alpha != null && (alpha.width() != colour.width() || alpha.height() != colour.height())) {
            throw new IllegalArgumentException("The alpha channel has %d x %d pixels, the colours have %d x %d"
                    .formatted(alpha.width(), alpha.height(), colour.width(), colour.height()));
        }
    }

    /** A new photograph without history, such as a test chart. */
    public static Photo of(Pixels colour, ImageFormat format) {
        return new Photo(colour, null, PhotoMetadata.NONE, format, false, List.of());
    }

    public int width() {
        return colour.width();
    }

    public int height() {
        return colour.height();
    }

    /** As {@link ImageHeader#resultFormat}. */
    public ImageFormat resultFormat() {
        return ImageFormat.forResultsOf(format, colour.bitDepth(), alpha != null);
    }

    public Optional<Pixels> opacity() {
        return Optional.ofNullable(alpha);
    }

    /** The same photograph with other pixels, such as restored ones, perhaps of another size. */
    public Photo withPixels(Pixels restored, @Nullable Pixels restoredAlpha) {
        return new Photo(restored, restoredAlpha, metadata, format, grey, remarks);
    }

    /** The same photograph for formats without grey samples; a grey profile cannot go with it. */
    Photo asColour() {
        return grey ? new Photo(colour, alpha, metadata.withIcc(null), format, false, remarks) : this;
    }
}
