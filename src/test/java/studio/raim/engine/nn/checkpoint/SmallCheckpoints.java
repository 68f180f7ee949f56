package studio.raim.engine.nn.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One tensor {@code w} of the numbers 0 to 3, in each format, byte for byte as its writers lay it out. */
final class SmallCheckpoints {
    static final String PARAM = """
            7767517
            4 4
            Input       in     0 1 data
            Convolution Conv_0 1 1 data a 0=2 1=1 5=1 6=6
            PReLU       Act_1  1 1 a b 0=2
            Convolution Conv_2 1 1 b out 0=1 1=1 5=0 6=2 9=2 -23310=1,2.000000e-01
            """;

    private SmallCheckpoints() {}

    static byte[] safetensors() {
        byte[] header =
                "{\"__metadata__\":{\"format\":\"pt\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}"
                        .getBytes(StandardCharsets.UTF_8);
        return buffer(8 + header.length + 16)
                .putLong(header.length)
                .put(header)
                .put(numbers())
                .array();
    }

    /** {@code torch.save({"w": tensor}, file)} since version 1.6. */
    static byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            stored(zip, "archive/data.pkl", latin1(content()));
            stored(zip, "archive/byteorder", latin1("little"));
            stored(zip, "archive/data/0", numbers());
            stored(zip, "archive/version", latin1("3\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same before version 1.6. */
    static byte[] legacy() {
        byte[] pickles = latin1("\u0080\2\u008a\12\154\u00fc\u009c\106\u00f9\40\152\u00a8\120\31."
                + "\u0080\2M\u00e9\3."
                + "\u0080\2}q\0X\15\0\0\0little_endianq\1\u0088s."
                + content()
                + "\u0080\2]q\0X\1\0\0\0" + "0q\1a.");
        return buffer(pickles.length + 8 + 16)
                .put(pickles)
                .putLong(4)
                .put(numbers())
                .array();
    }

    static byte[] pickle() {
        return latin1(content());
    }

    static byte[] ncnnBin() {
        ByteBuffer bin = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        bin.putInt(0x01306B47);
        for (int i = 0; i < 6; i++) {
            bin.putShort(Float.floatToFloat16(i * 0.5f));
        }
        bin.putFloat(10).putFloat(11).putFloat(0.25f).putFloat(0.75f);
        bin.putInt(0).putFloat(7).putFloat(8);
        return bin.array();
    }

    private static String content() {
        return "\u0080\2ccollections\nOrderedDict\nq\0)Rq\1X\1\0\0\0wq\2"
                + "ctorch._utils\n_rebuild_tensor_v2\nq\3((X\7\0\0\0storageq\4ctorch\nFloatStorage\nq\5X\1\0\0\0"
                + "0q\6"
                + "X\3\0\0\0cpuq\7K\4tq\10QK\0K\2K\2\u0086q\11K\2K\1\u0086q\12\u0089h\0)Rq\13tq\14Rq\15s.";
    }

    private static byte[] numbers() {
        return buffer(16).putFloat(0).putFloat(1).putFloat(2).putFloat(3).array();
    }

    private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
