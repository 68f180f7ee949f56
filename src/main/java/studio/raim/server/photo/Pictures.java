package studio.raim.server.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import studio.raim.common.Refusal;
import studio.raim.engine.imaging.CameraFacts;
import studio.raim.engine.imaging.ImageHeader;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.imaging.Thumbnails;
import studio.raim.engine.imaging.TileCutter;
import studio.raim.engine.imaging.UnreadableImageException;

/** Looks at photo files with the engine's eyes, within this server's limits. */
@ApplicationScoped
class Pictures {
    private static final long MEGA = 1_000_000;

    private final PhotoReader reader;
    private final Thumbnails thumbnails;
    private final ImageLimits limits;

    Pictures(PhotoConfig config) {
        this.limits =
                new ImageLimits(config.maxMegapixels() * MEGA, config.maxBytes().asLongValue());
        this.reader = new PhotoReader(limits);
        this.thumbnails = new Thumbnails(limits);
    }

    /**
     * What the file's header says; decodes nothing.
     *
     * @throws Refusal if it is no photo that can be restored here
     */
    Picture header(Path file) {
        try {
            ImageHeader header = reader.header(file);
            return new Picture(header.format().name().toLowerCase(Locale.ROOT), header.width(), header.height());
        } catch (UnreadableImageException e) {
            throw refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read an uploaded file", e);
        }
    }

    /** A JPEG, upright and without metadata. */
    byte[] preview(Path file, int longSide) throws IOException {
        try {
            return thumbnails.jpeg(file, longSide);
        } catch (UnreadableImageException e) {
            throw refusal(e);
        }
    }

    /** The decoded picture, ready to be cut into tiles. */
    TileCutter cutter(Path file) throws IOException {
        try {
            return TileCutter.of(file, limits);
        } catch (UnreadableImageException e) {
            throw refusal(e);
        }
    }

    Capture capture(Path file) {
        try {
            return Capture.of(CameraFacts.of(file, limits));
        } catch (IOException e) {
            return Capture.of(CameraFacts.NONE);
        }
    }

    private static Refusal refusal(UnreadableImageException e) {
        Refusal.Kind kind =
                switch (e) {
                    case UnreadableImageException.TooManyPixels pixels -> Refusal.Kind.TOO_LARGE;
                    case UnreadableImageException.TooManyBytes bytes -> Refusal.Kind.TOO_LARGE;
                    case UnreadableImageException.UnknownFormat unknown -> Refusal.Kind.UNSUPPORTED;
                    case UnreadableImageException.Unsupported variant -> Refusal.Kind.UNSUPPORTED;
                    case UnreadableImageException.NeedsDecoder missing -> Refusal.Kind.UNSUPPORTED;
                    case UnreadableImageException.Animated moving -> Refusal.Kind.UNSUPPORTED;
                    case UnreadableImageException.TooLittleMemory memory -> Refusal.Kind.UNAVAILABLE;
                    case UnreadableImageException.Empty empty -> Refusal.Kind.INVALID;
                    case UnreadableImageException.Damaged damaged -> Refusal.Kind.INVALID;
                    case UnreadableImageException.Truncated truncated -> Refusal.Kind.INVALID;
                };
        return new Refusal(kind, String.valueOf(e.getMessage()), e);
    }
}
