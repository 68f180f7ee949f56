package studio.raim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Gives a reader damaged files, always the same ones: it may refuse them, as its own words say, but nothing else may happen,
 * nothing may take over ten seconds, and nothing may take memory without bound.
 *
 * <p>A few rounds a file in every build; {@code mvn test -Dtest='*FuzzTest' -Draim.fuzz=20000 [-Draim.fuzz.seed=7]} goes on
 * for longer, and elsewhere.
 */
public final class Fuzzing {
    private static final int ROUNDS = Integer.getInteger("raim.fuzz", 80);
    private static final long SEED = Long.getLong("raim.fuzz.seed", 0);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int[] NASTY = {0, 1, 0x7f, 0x80, 0xff, 0xfe};
    private static final long[] NASTY_NUMBERS = {
        0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, 65_535, 1 << 20
    };

    private final SplittableRandom random;
    private final long mostBytes;

    /** Reads what it is given, or throws what it says that it throws, which the lambda must swallow. */
    public interface Reader {
        void read(byte[] mutant) throws Exception;
    }

    /** Makes an input of its own. */
    public interface Source {
        byte[] next(SplittableRandom random);
    }

    /**
     * @param name of the input, which also decides the damage
     * @param mostBytes that reading one input may ask of the Java heap, all told
     */
    public Fuzzing(String name, long mostBytes) {
        this.random = new SplittableRandom(name.hashCode() + SEED);
        this.mostBytes = mostBytes;
    }

    /** Damages one whole file again and again. */
    public void mutate(byte[] whole, Reader reader) {
        generate(source -> mutant(whole), reader);
    }

    public void generate(Source source, Reader reader) {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] input = source.next(random);
            assertTimeoutPreemptively(LONGEST, () -> measured(input, reader), () -> "round: " + shortened(input));
        }
    }

    private void measured(byte[] input, Reader reader) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            reader.read(input);
        } catch (Exception | Error e) {
            throw new AssertionError("An undocumented %s for %s".formatted(e, shortened(input)), e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes of heap for %s", shortened(input))
                .isLessThan(mostBytes);
    }

    private byte[] mutant(byte[] whole) {
        byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int n = 1 + random.nextInt(6); n > 0 && bytes.length > 0; n--) {
            // Half of the damage goes to the beginning, where the structure is.
            int reach = random.nextBoolean() ? Math.min(bytes.length, 300) : bytes.length;
            int at = random.nextInt(reach);
            switch (random.nextInt(8)) {
                case 0 -> bytes = moved(bytes, at);
                case 1 -> number(bytes, at);
                default ->
                    bytes[at] =
                            (byte) (random.nextBoolean() ? NASTY[random.nextInt(NASTY.length)] : random.nextInt(256));
            }
        }
        return bytes;
    }

    /** A part is left out, repeated, or stands in another place. */
    private byte[] moved(byte[] bytes, int at) {
        int length = Math.min(bytes.length - at, 1 + random.nextInt(64));
        int to = random.nextInt(bytes.length - length + 1);
        byte[] part = Arrays.copyOfRange(bytes, at, at + length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean kept = random.nextBoolean();
        boolean repeated = random.nextBoolean();
        byte[] rest = bytes;
        if (!kept) {
            out.write(bytes, 0, at);
            out.write(bytes, at + length, bytes.length - at - length);
            rest = out.toByteArray();
            out.reset();
        }
        if (!repeated) {
            return rest;
        }
        int place = Math.min(to, rest.length);
        out.write(rest, 0, place);
        out.writeBytes(part);
        out.write(rest, place, rest.length - place);
        return out.toByteArray();
    }

    /** A number of 2, 4 or 8 bytes becomes an extreme one, in either order of bytes. */
    private void number(byte[] bytes, int at) {
        int size = 2 << random.nextInt(3);
        long value = NASTY_NUMBERS[random.nextInt(NASTY_NUMBERS.length)];
        boolean little = random.nextBoolean();
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> (8 * (little ? i : size - 1 - i)));
        }
    }

    private static String shortened(byte[] input) {
        int shown = Math.min(input.length, 256);
        return "%d bytes %s".formatted(input.length, HexFormat.of().formatHex(input, 0, shown));
    }
}
