package studio.raim.engine.imaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes photographs with their metadata: the ICC profile as it is, EXIF and XMP turned upright and without the old
 * thumbnail, and the provenance. 16 bits stay 16 bits in PNG and TIFF. JPEG has no chroma subsampling; JPEG and BMP drop the alpha channel.
 * Thread-safe.
 */
public final class PhotoWriter {
    /** Writes to the stream, which is left open. */
    public void write(Photo photo, ImageFormat format, OutputStream out, WriteOptions options) throws IOException {
        if (!format.writable()) {
            throw new IOException(
                    "No %s files are written: choose one of %s.".formatted(format, ImageFormat.writableIds()));
        }
        int longest = Math.max(photo.width(), photo.height());
        if (longest > format.maxSide()) {
            throw new IOException(
                    "A %s file can be at most %,d pixels on a side, and the picture is %d x %d: choose PNG or TIFF."
                            .formatted(format, format.maxSide(), photo.width(), photo.height()));
        }
        switch (format) {
            case JPEG -> JpegEncoder.write(photo, out, options);
            case PNG -> PngEncoder.write(photo, out, options);
            case TIFF -> TiffEncoder.write(photo, out, options);
            case WEBP -> WebpEncoder.write(photo, out, options);
            case BMP -> BmpEncoder.write(photo, out);
            case HEIC, AVIF -> throw new IllegalStateException(format + " is not writable");
        }
        out.flush();
    }

    /** Writes to a file that appears only when it is complete; an existing one is replaced. */
    public void write(Photo photo, ImageFormat format, Path file, WriteOptions options) throws IOException {
        // Not Files.createTempFile: its files are for the owner's eyes only, and stay so when they are renamed.
        // Nor the file's own name, which may be as long as names can be.
        Path unfinished = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                write(photo, format, out, options);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
