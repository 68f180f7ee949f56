package studio.raim.engine.imaging;

/**
 * How large a picture may be: checked against the file's length and its header, before any pixel is decoded.
 *
 * @param maxPixels most pixels (width x height)
 * @param maxBytes most bytes of the file
 */
public record ImageLimits(long maxPixels, long maxBytes) {
    /** 120 megapixels, 512 MiB. */
    public static final ImageLimits DEFAULT = new ImageLimits(120_000_000, 512L << 20);

    public ImageLimits {
        if (maxPixels < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "Limits must be positive: %d pixels, %d bytes".formatted(maxPixels, maxBytes));
        }
    }

    void checkBytes(long bytes) throws UnreadableImageException {
        if (bytes > maxBytes) {
            throw new UnreadableImageException.TooManyBytes(bytes, maxBytes);
        }
    }

    void checkPixels(ImageHeader header) throws UnreadableImageException {
        // One Java array holds all samples of a picture, so 2^31 samples end it whatever the limit says.
        long perArray = Integer.MAX_VALUE / (header.channels() + (header.alpha() ? 1 : 0)) - 8L;
        long most = Math.min(maxPixels, perArray);
        if (header.pixels() > most) {
            throw new UnreadableImageException.TooManyPixels(header.width(), header.height(), most);
        }
    }
}
