package studio.raim.engine.imaging;

import com.drew.lang.ByteArrayReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a photograph's EXIF block says about how it was taken; null for what it does not say.
 *
 * @param camera maker and model
 * @param seconds exposure time
 * @param aperture the f-number
 * @param iso sensitivity
 * @param focalLength in millimetres, of the lens itself
 * @param taken by the camera's clock, whose time zone is unknown
 * @param located whether the block holds a place; which one is not told
 */
public record CameraFacts(
        @Nullable String camera,
        @Nullable String lens,
        @Nullable Double seconds,
        @Nullable Double aperture,
        @Nullable Integer iso,
        @Nullable Double focalLength,
        @Nullable LocalDateTime taken,
        boolean located) {
    public static final CameraFacts NONE = new CameraFacts(null, null, null, null, null, null, null, false);

    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");

    /** Decodes no pixel; a block that cannot be read says nothing. */
    public static CameraFacts of(Path file, ImageLimits limits) throws IOException {
        try (ByteSource source = ByteSource.open(file)) {
            return new PhotoReader(limits)
                    .examine(source)
                    .metadata()
                    .exif()
                    .map(CameraFacts::of)
                    .orElse(NONE);
        }
    }

    static CameraFacts of(byte[] exif) {
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif), metadata);
        ExifIFD0Directory first = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        ExifSubIFDDirectory details = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        @Nullable GeoLocation place = gps == null ? null : gps.getGeoLocation();
        ExifDirectoryBase empty = new ExifSubIFDDirectory();
        ExifDirectoryBase make = first == null ? empty : first;
        ExifDirectoryBase shot = details == null ? empty : details;
        return new CameraFacts(
                camera(text(make, ExifDirectoryBase.TAG_MAKE), text(make, ExifDirectoryBase.TAG_MODEL)),
                text(shot, ExifDirectoryBase.TAG_LENS_MODEL),
                positive(shot.getDoubleObject(ExifDirectoryBase.TAG_EXPOSURE_TIME)),
                positive(shot.getDoubleObject(ExifDirectoryBase.TAG_FNUMBER)),
                shot.getInteger(ExifDirectoryBase.TAG_ISO_EQUIVALENT),
                positive(shot.getDoubleObject(ExifDirectoryBase.TAG_FOCAL_LENGTH)),
                time(text(shot, ExifDirectoryBase.TAG_DATETIME_ORIGINAL)),
                place != null);
    }

    /** Many makers repeat their name in that of the model. */
    private static @Nullable String camera(@Nullable String maker, @Nullable String model) {
        if (maker == null || model == null) {
            return model == null ? maker : model;
        }
        String first = maker.split(" ", 2)[0];
        return model.regionMatches(true, 0, first, 0, first.length()) ? model : maker + " " + model;
    }

    private static @Nullable String text(ExifDirectoryBase directory, int tag) {
        String value = directory.getString(tag);
        if (value == null) {
            return null;
        }
        String clean = value.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty() ? null : clean;
    }

    private static @Nullable Double positive(@Nullable Double value) {
        return value != null && value > 0 && Double.isFinite(value) ? value : null;
    }

    private static @Nullable LocalDateTime time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, EXIF_TIME);
        } catch (DateTimeParseException notSet) {
            return null;
        }
    }
}
