package studio.raim.engine.imaging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The blocks of a file that describe its picture, as raw bytes: carried from the photograph to the restored one. */
public final class PhotoMetadata {
    public static final PhotoMetadata NONE = new PhotoMetadata(null, null, null, null);

    private final byte @Nullable [] icc;
    private final byte @Nullable [] exif;
    private final byte @Nullable [] xmp;
    private final byte @Nullable [] iptc;

    PhotoMetadata(byte @Nullable [] icc, byte @Nullable [] exif, byte @Nullable [] xmp, byte @Nullable [] iptc) {
        this.icc = icc;
        this.exif = exif;
        this.xmp = xmp;
        this.iptc = iptc;
    }

    /** The ICC profile of the samples; none means sRGB. */
    public Optional<byte[]> icc() {
        return copy(icc);
    }

    /** The EXIF block, a TIFF stream that begins with its byte order. */
    public Optional<byte[]> exif() {
        return copy(exif);
    }

    /** The XMP packet, XML in UTF-8. */
    public Optional<byte[]> xmp() {
        return copy(xmp);
    }

    /** The IPTC records, in a block of Photoshop image resources (8BIM), as JPEG and TIFF files hold them. */
    public Optional<byte[]> iptc() {
        return copy(iptc);
    }

    PhotoMetadata withIcc(byte @Nullable [] profile) {
        return new PhotoMetadata(profile, exif, xmp, iptc);
    }

    private static Optional<byte[]> copy(byte @Nullable [] block) {
        return Optional.ofNullable(block).map(byte[]::clone);
    }
}
