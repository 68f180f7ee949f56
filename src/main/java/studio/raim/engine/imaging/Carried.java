package studio.raim.engine.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The blocks that go into a written file: as they came, but true for the picture as it is now. */
record Carried(Optional<byte[]> icc, Optional<byte[]> exif, Optional<byte[]> xmp, Optional<byte[]> iptc) {

    /** @param provenanceInXmp the record for formats that have no better place; null for none */
    static Carried of(Photo photo, MetadataKept kept, @Nullable String provenanceInXmp) {
        PhotoMetadata metadata = kept.of(photo.metadata());
        Optional<byte[]> xmp = XmpPacket.forPicture(
                        metadata.xmp().map(bytes -> new String(bytes, StandardCharsets.UTF_8)), provenanceInXmp)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return new Carried(
                metadata.icc().filter(profile -> IccProfile.usable(profile, photo.grey() ? 1 : 3)),
                metadata.exif().flatMap(block -> ExifBlock.forPicture(block, photo.width(), photo.height())),
                xmp,
                metadata.iptc().map(ImageResources::withoutThumbnail));
    }
}
