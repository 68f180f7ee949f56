package studio.raim.engine.imaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One directory of a TIFF stream (TIFF 6.0, section 2): EXIF blocks and TIFF files are made of them. */
record Ifd(List<Field> fields, long next, long nextAt) {
    private static final int[] BYTES_OF_TYPE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    /** A field whose values begin at the position valuesAt of the stream. */
    record Field(int tag, int type, long count, long valuesAt) {
        long bytes() {
            return count * (type > 0 && type < BYTES_OF_TYPE.length ? BYTES_OF_TYPE[type] : 1);
        }
    }

    /** Whether a TIFF stream is little-endian; empty if it is no TIFF stream. */
    static Optional<Boolean> littleEndian(ByteSource source) throws IOException {
        if (source.size() < 8) {
            return Optional.empty();
        }
        return switch (source.latin1(0, 4)) {
            case "II*\0" -> Optional.of(true);
            case "MM\0*" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Ifd read(ByteSource source, boolean little, long at) throws IOException {
        int entries = source.u16(at, little);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            long entry = at + 2 + 12L * i;
            Field inline = new Field(
                    source.u16(entry, little), source.u16(entry + 2, little), source.u32(entry + 4, little), entry + 8);
            fields.add(
                    inline.bytes() <= 4
                            ? inline
                            : new Field(inline.tag, inline.type, inline.count, source.u32(entry + 8, little)));
        }
        long nextAt = at + 2 + 12L * entries;
        // Some cameras leave the pointer to the next directory out at the end of the block.
        return new Ifd(List.copyOf(fields), nextAt + 4 <= source.size() ? source.u32(nextAt, little) : 0, nextAt);
    }

    Optional<Field> field(int tag) {
        return fields.stream().filter(f -> f.tag == tag).findFirst();
    }

    /** The field's value number i, of the whole-number types BYTE, SHORT and LONG. */
    static long value(ByteSource source, boolean little, Field field, long i) throws IOException {
        return switch (field.type) {
            case 1, 6, 7 -> source.u8(field.valuesAt + i);
            case 3, 8 -> source.u16(field.valuesAt + 2 * i, little);
            default -> source.u32(field.valuesAt + 4 * i, little);
        };
    }

    long value(ByteSource source, boolean little, int tag, long otherwise) throws IOException {
        Optional<Field> field = field(tag).filter(f -> f.count > 0);
        return field.isPresent() ? value(source, little, field.get(), 0) : otherwise;
    }
}
