package studio.raim.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeMap;

/** A TIFF directory being made: values as bytes in its byte order, by tag. */
final class IfdWriter {
    /** A field's values, whose bytes take up an even length of their own unless they fit into the entry. */
    private static final class Value {
        final int type;
        final long count;
        final byte[] bytes;

        Value(int type, long count, byte[] bytes) {
            this.type = type;
            this.count = count;
            this.bytes = bytes;
        }
    }

    private final TreeMap<Integer, Value> values = new TreeMap<>();
    private final ByteOrder order;

    IfdWriter(boolean little) {
        this.order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    void raw(int tag, int type, long count, byte[] bytes) {
        values.put(tag, new Value(type, count, bytes));
    }

    void undefined(int tag, byte[] bytes) {
        raw(tag, 7, bytes.length, bytes);
    }

    void shorts(int tag, int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length).order(order);
        for (int number : numbers) {
            bytes.putShort((short) number);
        }
        raw(tag, 3, numbers.length, bytes.array());
    }

    void longs(int tag, long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(order);
        for (long number : numbers) {
            bytes.putInt((int) number);
        }
        raw(tag, 4, numbers.length, bytes.array());
    }

    /** A whole number as a fraction. */
    void rationals(int tag, int number) {
        raw(
                tag,
                5,
                1,
                ByteBuffer.allocate(8).order(order).putInt(number).putInt(1).array());
    }

    /** The directory followed by its values, as it lies at this position of a stream. */
    byte[] at(long position) {
        int length = 2 + 12 * values.size() + 4;
        ByteBuffer directory = ByteBuffer.allocate(length).order(order);
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        directory.putShort((short) values.size());
        values.forEach((tag, value) -> {
            byte[] bytes = value.bytes;
            directory.putShort(tag.shortValue()).putShort((short) value.type).putInt((int) value.count);
            if (bytes.length <= 4) {
                directory.put(bytes).position(directory.position() + 4 - bytes.length);
            } else {
                directory.putInt((int) (position + length + behind.size()));
                behind.writeBytes(bytes);
                if (bytes.length % 2 == 1) {
                    behind.write(0);
                }
            }
        });
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(directory.array());
        all.writeBytes(behind.toByteArray());
        return all.toByteArray();
    }
}
