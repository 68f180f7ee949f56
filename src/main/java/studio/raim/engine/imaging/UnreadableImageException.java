package studio.raim.engine.imaging;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file that cannot be used as a photograph; the message is a sentence for the person who sent it. Never worth a retry. */
public abstract sealed class UnreadableImageException extends IOException {
    private UnreadableImageException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** A file of zero bytes. */
    public static final class Empty extends UnreadableImageException {
        Empty() {
            super("The file is empty (0 bytes): it was probably not copied completely. Copy or upload it again.", null);
        }
    }

    /** Content that is no picture at all, or a picture of a format that is not read. */
    public static final class UnknownFormat extends UnreadableImageException {
        UnknownFormat(String found) {
            super(
                    "This is %s. Photographs are read from JPEG, PNG, TIFF, WebP, BMP, HEIC and AVIF files."
                            .formatted(found),
                    null);
        }
    }

    /** A format that only a decoder beside the application reads, and there is none. */
    public static final class NeedsDecoder extends UnreadableImageException {
        NeedsDecoder(ImageFormat format) {
            super(
                    "This is %s %s picture, and no decoder for it is installed here. Save it as JPEG or PNG, or ask the administrator to install one (on Debian and Ubuntu: apt-get install libvips-tools libheif-examples)."
                            .formatted(format == ImageFormat.AVIF ? "an" : "a", format),
                    null);
        }
    }

    /** A variant of a known format that is not read. */
    public static final class Unsupported extends UnreadableImageException {
        Unsupported(ImageFormat format, String what, String advice) {
            super("This %s file %s, which is not supported. %s.".formatted(format, what, advice), null);
        }
    }

    /** A moving picture whose frames cannot be taken apart. */
    public static final class Animated extends UnreadableImageException {
        Animated(ImageFormat format) {
            super(
                    "This %s file is an animation, and only still pictures are restored. Save the frame that you want as a picture of its own."
                            .formatted(format),
                    null);
        }
    }

    /** Content that breaks the rules of its format. */
    public static final class Damaged extends UnreadableImageException {
        Damaged(ImageFormat format, String what, @Nullable Throwable cause) {
            super(
                    "This %s file is damaged: %s. Try another copy of it, or open it in a picture editor and save it anew."
                            .formatted(format, what),
                    cause);
        }
    }

    /** A file that ends before its picture does. */
    public static final class Truncated extends UnreadableImageException {
        Truncated(ImageFormat format, long bytes) {
            super(
                    "This %s file ends after %,d bytes, before its picture does. It was probably cut off while it was copied: copy or upload it again."
                            .formatted(format, bytes),
                    null);
        }
    }

    /** More pixels than the limit allows. */
    public static final class TooManyPixels extends UnreadableImageException {
        TooManyPixels(long width, long height, long most) {
            super(
                    String.format(
                            Locale.ROOT,
                            "The picture is %d x %d = %.1f megapixels; the limit is %.1f. Make it smaller, or ask the administrator to raise the limit.",
                            width,
                            height,
                            width * (double) height / 1e6,
                            most / 1e6),
                    null);
        }
    }

    /** More bytes than the limit allows. */
    public static final class TooManyBytes extends UnreadableImageException {
        TooManyBytes(long bytes, long most) {
            super(
                    "The file has %,d bytes; the limit is %,d. Make it smaller, or ask the administrator to raise the limit."
                            .formatted(bytes, most),
                    null);
        }
    }

    /** A picture within the limits that this machine has no memory for at the moment. */
    public static final class TooLittleMemory extends UnreadableImageException {
        TooLittleMemory(ImageHeader header, Throwable cause) {
            super(
                    "There is not enough memory to open a picture of %d x %d pixels (%d bits, %d channels). Make it smaller, or give the application more memory (-Xmx)."
                            .formatted(header.width(), header.height(), header.bitDepth(), header.channels()),
                    cause);
        }
    }
}
