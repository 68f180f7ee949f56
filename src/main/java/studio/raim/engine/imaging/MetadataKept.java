package studio.raim.engine.imaging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which of a photograph's EXIF, XMP and IPTC a written file carries; the colour profile is never left out. */
public enum MetadataKept {
    /** Everything that the format has a place for. */
    ALL("all"),

    /** Everything but where it was taken: EXIF's GPS, XMP's and IPTC's places. Makers' notes stay as they are. */
    NO_GPS("no-gps"),

    /** Nothing. */
    NONE("none");

    private final String id;

    MetadataKept(String id) {
        this.id = id;
    }

    /** As people write it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** Throws {@link IllegalArgumentException} with the known ones when there is none of that id. */
    @JsonCreator
    public static MetadataKept of(String id) {
        return Arrays.stream(values())
                .filter(kept -> kept.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Of the metadata %s can be kept, not '%s'".formatted(ids(), id)));
    }

    /** All of them, as people write them. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(MetadataKept::id).collect(Collectors.toUnmodifiableList());
    }

    PhotoMetadata of(PhotoMetadata all) {
        return switch (this) {
            case ALL -> all;
            case NO_GPS -> Places.removedFrom(all);
            case NONE -> PhotoMetadata.NONE.withIcc(all.icc().orElse(null));
        };
    }
}
