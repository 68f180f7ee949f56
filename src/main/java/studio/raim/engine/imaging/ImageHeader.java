package studio.raim.engine.imaging;

/**
 * What a file says about its picture before any pixel is decoded.
 *
 * @param width pixels as displayed, the orientation applied
 * @param height pixels as displayed, the orientation applied
 * @param channels colour channels as stored: 1 (grey), 3 (RGB or a palette of it) or 4 (CMYK)
 * @param alpha whether there is an opacity channel beside them
 * @param bitDepth bits a sample after decoding: 8 or 16
 * @param frames pictures in the file: more than one in an animation or a file of several pages
 */
public record ImageHeader(
        ImageFormat format,
        int width,
        int height,
        Orientation orientation,
        int channels,
        boolean alpha,
        int bitDepth,
        int frames) {

    public long pixels() {
        return (long) width * height;
    }

    /** What a result is written as when nobody says: the same, or for formats that are only read, JPEG if that loses nothing else. */
    public ImageFormat resultFormat() {
        return ImageFormat.forResultsOf(format, bitDepth, alpha);
    }

    int storedWidth() {
        return orientation.swapsSides() ? height : width;
    }

    int storedHeight() {
        return orientation.swapsSides() ? width : height;
    }

    /** A header from the sides as they are stored. */
    static ImageHeader stored(
            ImageFormat format,
            int storedWidth,
            int storedHeight,
            Orientation orientation,
            int channels,
            boolean alpha,
            int bitDepth,
            int frames) {
        boolean swap = orientation.swapsSides();
        return new ImageHeader(
                format,
                swap ? storedHeight : storedWidth,
                swap ? storedWidth : storedHeight,
                orientation,
                channels,
                alpha,
                bitDepth,
                frames);
    }
}
