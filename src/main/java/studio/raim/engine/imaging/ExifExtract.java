package studio.raim.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An EXIF block of its own, made from the directories of a TIFF file. */
final class ExifExtract {
    private static final int HEADER = 8;
    private static final int MAX_FIELD = 1 << 20;
    private static final int MAX_DEPTH = 3;

    private final ByteSource file;
    private final boolean little;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ExifExtract(ByteSource file, boolean little) {
        this.file = file;
        this.little = little;
    }

    /** Null if the page has nothing to carry. */
    static byte @Nullable [] of(ByteSource file, boolean little, Ifd page) throws IOException {
        return new ExifExtract(file, little).block(page);
    }

    private byte @Nullable [] block(Ifd page) throws IOException {
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(order);
        header.putShort((short) (little ? 0x4949 : 0x4d4d)).putShort((short) 42);
        out.writeBytes(header.array());
        Optional<Long> first = directory(page, 0);
        if (first.isEmpty()) {
            return null;
        }
        byte[] block = out.toByteArray();
        ByteBuffer.wrap(block).order(order).putInt(4, first.get().intValue());
        return block;
    }

    /** Writes the directory after those that it points to; empty if nothing in it is worth it. */
    private Optional<Long> directory(Ifd ifd, int depth) throws IOException {
        IfdWriter writer = new IfdWriter(little);
        boolean any = false;
        for (Ifd.Field field : ifd.fields()) {
            boolean wanted = depth > 0 || TiffTag.DESCRIPTIVE.contains(field.tag());
            if (!wanted || field.bytes() > MAX_FIELD || field.count() == 0) {
                continue;
            }
            if (TiffTag.POINTERS.contains(field.tag())) {
                long at = Ifd.value(file, little, field, 0);
                Optional<Long> written = depth < MAX_DEPTH && at > 0 && at < file.size()
                        ? directory(Ifd.read(file, little, at), depth + 1)
                        : Optional.empty();
                written.ifPresent(position -> writer.longs(field.tag(), position));
                any |= written.isPresent();
            } else {
                writer.raw(field.tag(), field.type(), field.count(), file.bytes(field.valuesAt(), field.bytes()));
                any |= !TiffTag.TRIVIAL.contains(field.tag());
            }
        }
        if (!any) {
            return Optional.empty();
        }
        if (out.size() % 2 == 1) {
            out.write(0);
        }
        long position = out.size();
        out.writeBytes(writer.at(position));
        return Optional.of(position);
    }
}
