package studio.raim.engine.nn.checkpoint;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Python's pickle format and builds maps, lists, numbers, texts and tensor descriptions: nothing else.
 *
 * <p>Every class and function that a file names is looked up in {@link PickledGlobals}; what is not there is refused, so no
 * code from a file ever runs. Work and memory grow with the file's bytes only.
 */
final class Unpickler {
    private static final int MAX_PROTOCOL = 5;

    private final ByteBuffer in;
    private final ArrayList<@Nullable Object> stack = new ArrayList<>();
    private final ArrayList<Integer> marks = new ArrayList<>();
    private final Map<Integer, @Nullable Object> memo = new HashMap<>();
    private final Map<String, PickledStorage> storages = new HashMap<>();

    Unpickler(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The next pickled object; the buffer's position is after it. */
    @Nullable
    Object read() {
        try {
            for (int operation = next(); operation != '.'; operation = next()) {
                execute(operation);
            }
            Object result = pop();
            stack.clear();
            marks.clear();
            memo.clear();
            return result;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ClassCastException e) {
            throw new MalformedCheckpointException("The pickled part is damaged near byte " + in.position(), e);
        }
    }

    /** Every row of stored numbers that was mentioned, by its key. */
    Map<String, PickledStorage> storages() {
        return storages;
    }

    private void execute(int operation) {
        switch (operation) {
            case 0x80 -> checkProtocol(next()); // PROTO
            case 0x95 -> in.getLong(); // FRAME
            case '(' -> marks.add(stack.size());
            case '0' -> pop();
            case '1' -> popToMark();
            case '2' -> push(stack.get(stack.size() - 1)); // DUP
            case 'N' -> push(null);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'K' -> push((long) next());
            case 'M' -> push((long) Short.toUnsignedInt(in.getShort()));
            case 'J' -> push((long) in.getInt());
            case 0x8a -> push(wholeNumber(next())); // LONG1
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'X', 'T' -> push(text(length(in.getInt())));
            case 0x8c, 'U' -> push(text(next())); // SHORT_BINUNICODE, SHORT_BINSTRING
            case 0x8d -> push(text(length(in.getLong()))); // BINUNICODE8
            case 'B' -> push(bytes(length(in.getInt())));
            case 'C' -> push(bytes(next()));
            case ')' -> push(List.of());
            case 't' -> push(popToMark());
            case 0x85 -> push(pop(1));
            case 0x86 -> push(pop(2));
            case 0x87 -> push(pop(3));
            case ']' -> push(new ArrayList<>());
            case 'a' -> append(pop(1));
            case 'e' -> append(popToMark());
            case '}' -> push(new LinkedHashMap<>());
            case 's' -> put(pop(2));
            case 'u' -> put(popToMark());
            case 'q' -> memo.put(next(), top());
            case 'r' -> memo.put(in.getInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> push(remembered(next()));
            case 'j' -> push(remembered(in.getInt()));
            case 'c' -> push(PickledGlobals.find(line(), line()));
            case 0x93 -> { // STACK_GLOBAL
                List<@Nullable Object> names = pop(2);
                push(PickledGlobals.find(name(names.get(0)), name(names.get(1))));
            }
            case 'R', 0x81 -> { // REDUCE, NEWOBJ
                List<@Nullable Object> call = pop(2);
                push(((PickledGlobals.Global) notNull(call.get(0))).call((List<?>) notNull(call.get(1))));
            }
            case 'Q' -> { // BINPERSID
                PickledStorage storage = PickledStorage.of((List<?>) notNull(pop()));
                storages.put(storage.key(), storage);
                push(storage);
            }
            case 'b' -> pop(); // BUILD: attributes of an OrderedDict (_metadata), which hold no tensor
            default ->
                throw new MalformedCheckpointException(
                        "The pickled part has the instruction 0x%02X at byte %d, which weight files do not use"
                                .formatted(operation, in.position() - 1));
        }
    }

    private static void checkProtocol(int protocol) {
        if (protocol > MAX_PROTOCOL) {
            throw new MalformedCheckpointException("Pickle protocol %d is not known".formatted(protocol));
        }
    }

    @SuppressWarnings("unchecked")
    private void append(List<@Nullable Object> values) {
        ((ArrayList<@Nullable Object>) notNull(top())).addAll(values);
    }

    @SuppressWarnings("unchecked")
    private void put(List<@Nullable Object> pairs) {
        var map = (LinkedHashMap<Object, @Nullable Object>) notNull(top());
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            Object key = pairs.get(i);
            if (!(key instanceof String) && !(key instanceof Long)) {
                throw new MalformedCheckpointException("A map's keys must be texts or whole numbers");
            }
            map.put(key, pairs.get(i + 1));
        }
    }

    private @Nullable Object remembered(int slot) {
        if (!memo.containsKey(slot)) {
            throw new MalformedCheckpointException(
                    "The pickled part refers to slot %d, which is empty".formatted(slot));
        }
        return memo.get(slot);
    }

    private List<@Nullable Object> popToMark() {
        int from = marks.remove(marks.size() - 1);
        return pop(stack.size() - from);
    }

    private List<@Nullable Object> pop(int count) {
        List<@Nullable Object> tail = stack.subList(stack.size() - count, stack.size());
        List<@Nullable Object> values = new ArrayList<>(tail);
        tail.clear();
        return values;
    }

    private @Nullable Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private @Nullable Object top() {
        return stack.get(stack.size() - 1);
    }

    private void push(@Nullable Object value) {
        stack.add(value);
    }

    /** Only a text: printing lists that hold lists could go on for ever. */
    private static String name(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new MalformedCheckpointException("The pickled part names a class by something that is no text");
    }

    private static Object notNull(@Nullable Object value) {
        if (value == null) {
            throw new MalformedCheckpointException("The pickled part has None where a list or map belongs");
        }
        return value;
    }

    private Object wholeNumber(int length) {
        byte[] littleEndian = bytes(length);
        byte[] bigEndian = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            bigEndian[length - i] = littleEndian[i];
        }
        bigEndian[0] = (byte) (length > 0 && littleEndian[length - 1] < 0 ? -1 : 0);
        var value = new BigInteger(bigEndian);
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    private String text(int length) {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length(length)];
        in.get(bytes);
        return bytes;
    }

    private int length(long length) {
        if (length < 0 || length > in.remaining()) {
            throw new MalformedCheckpointException(
                    "The pickled part announces %d bytes and has %d left".formatted(length, in.remaining()));
        }
        return (int) length;
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private int next() {
        return Byte.toUnsignedInt(in.get());
    }
}
