package studio.raim.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Photoshop's image resources (8BIM), of which one holds the records of IPTC-IIM 4. */
final class ImageResources {
    private static final String SIGNATURE = "8BIM";
    private static final int IPTC = 0x0404;
    private static final int THUMBNAIL_OF_PHOTOSHOP_4 = 0x0409;
    private static final int THUMBNAIL = 0x040c;
    private static final int IPTC_DIGEST = 0x0425;

    /** Whole blocks of EXIF and XMP, a second time. */
    private static final Set<Integer> COPIES = Set.of(0x0422, 0x0423, 0x0424);

    private static final int DATASET = 0x1c;
    private static final int APPLICATION_RECORD = 2;

    /** Code and name of the content's location, city, sublocation, province, country's code and name. */
    private static final Set<Integer> PLACES = Set.of(26, 27, 90, 92, 95, 100, 101);

    private ImageResources() {}

    /** Without the thumbnail, which shows the photograph before it was restored; as it is if it cannot be understood. */
    static byte[] withoutThumbnail(byte[] resources) {
        try {
            return rewritten(resources, Set.of(THUMBNAIL_OF_PHOTOSHOP_4, THUMBNAIL), false);
        } catch (IOException e) {
            return resources;
        }
    }

    /** Empty if the block cannot be understood. */
    static Optional<byte[]> withoutPlaces(byte[] resources) {
        try {
            byte[] rest = rewritten(resources, COPIES, true);
            return rest.length == 0 ? Optional.empty() : Optional.of(rest);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] rewritten(byte[] resources, Set<Integer> dropped, boolean withoutPlaces) throws IOException {
        ByteSource source = ByteSource.of(resources);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long at = 0;
        while (at + 12 <= source.size()) {
            if (!source.latin1(at, 4).equals(SIGNATURE)) {
                throw new EOFException("no resource begins at byte " + at);
            }
            int id = source.u16(at + 4, false);
            int name = source.u8(at + 6) + 1;
            long length = at + 6 + name + name % 2;
            long size = source.u32(length, false);
            byte[] content = source.bytes(length + 4, size);
            byte[] kept = withoutPlaces && id == IPTC ? records(content) : content;
            boolean stale = id == IPTC_DIGEST && withoutPlaces;
            if (!dropped.contains(id) && !stale) {
                out.writeBytes(source.bytes(at, length - at));
                out.writeBytes(new byte[] {
                    (byte) (kept.length >> 24),
                    (byte) (kept.length >> 16),
                    (byte) (kept.length >> 8),
                    (byte) kept.length
                });
                out.writeBytes(kept);
                out.writeBytes(new byte[kept.length % 2]);
            }
            at = length + 4 + size + size % 2;
        }
        return out.toByteArray();
    }

    /** The datasets: mark, record, number, length (an extended one has its top bit set), value. */
    private static byte[] records(byte[] content) throws IOException {
        ByteSource source = ByteSource.of(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long at = 0;
        while (at + 5 <= source.size() && source.u8(at) == DATASET) {
            int length = source.u16(at + 3, false);
            if (length > 0x7fff) {
                throw new EOFException("a dataset of an extended length");
            }
            boolean place = source.u8(at + 1) == APPLICATION_RECORD && PLACES.contains(source.u8(at + 2));
            if (!place) {
                out.writeBytes(source.bytes(at, 5L + length));
            }
            at += 5L + length;
        }
        return out.toByteArray();
    }
}
