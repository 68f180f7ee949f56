package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraFactsTest {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private record Field(int tag, int type, String hex) {
        Field(int tag, int type, byte[] value) {
            this(tag, type, HexFormat.of().formatHex(value));
        }

        byte[] value() {
            return HexFormat.of().parseHex(hex);
        }
    }

    private static Field text(int tag, String value) {
        return new Field(tag, ASCII, (value + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static Field rational(int tag, int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        bytes.asIntBuffer().put(numbers);
        return new Field(tag, RATIONAL, bytes.array());
    }

    private static Field number(int tag, int type, int value) {
        return new Field(
                tag,
                type,
                type == SHORT ? ByteBuffer.allocate(2).putShort((short) value).array() : Bytes.number(value));
    }

    /** A directory by TIFF 6.0, section 2, big-endian; values lie behind it. */
    private static byte[] directory(int at, List<Field> fields) {
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        ByteBuffer entries = ByteBuffer.allocate(2 + 12 * fields.size() + 4).putShort((short) fields.size());
        for (Field field : fields) {
            int size = field.type() == ASCII ? 1 : field.type() == SHORT ? 2 : field.type() == LONG ? 4 : 8;
            entries.putShort((short) field.tag()).putShort((short) field.type()).putInt(field.value().length / size);
            if (field.value().length <= 4) {
                entries.put(Arrays.copyOf(field.value(), 4));
            } else {
                entries.putInt(at + entries.capacity() + values.size());
                values.writeBytes(Arrays.copyOf(field.value(), (field.value().length + 1) / 2 * 2));
            }
        }
        return Bytes.join(entries.putInt(0).array(), values.toByteArray());
    }

    @Test
    void camera_lens_exposure_and_time_are_read_and_the_place_is_not_told() {
        List<Field> shot = List.of(
                rational(0x829a, 1, 250),
                rational(0x829d, 28, 10),
                number(0x8827, SHORT, 400),
                text(0x9003, "2024:07:01 18:30:05"),
                rational(0x920a, 50, 1),
                text(0xa434, "EF50mm f/1.8 STM"));
        List<Field> place =
                List.of(text(1, "N"), rational(2, 50, 1, 56, 1, 0, 1), text(3, "E"), rational(4, 6, 1, 57, 1, 0, 1));
        int detailsAt = 8 + directory(8, head(0, 0)).length;
        int placeAt = detailsAt + directory(detailsAt, shot).length;
        byte[] exif = Bytes.join(
                Bytes.hex("4d4d002a 00000008"),
                directory(8, head(detailsAt, placeAt)),
                directory(detailsAt, shot),
                directory(placeAt, place));

        assertThat(CameraFacts.of(exif))
                .isEqualTo(new CameraFacts(
                        "Canon EOS R6",
                        "EF50mm f/1.8 STM",
                        0.004,
                        2.8,
                        400,
                        50.0,
                        LocalDateTime.of(2024, 7, 1, 18, 30, 5),
                        true));
    }

    private static List<Field> head(int details, int place) {
        return List.of(
                text(0x010f, "Canon"),
                text(0x0110, "Canon EOS R6"),
                number(0x8769, LONG, details),
                number(0x8825, LONG, place));
    }

    @Test
    void a_block_that_says_nothing_or_is_broken_says_nothing() {
        assertThat(CameraFacts.of(Bytes.exif(6))).isEqualTo(CameraFacts.NONE);
        assertThat(CameraFacts.of(Bytes.hex("4d4d002a 00ffff08"))).isEqualTo(CameraFacts.NONE);
    }
}
