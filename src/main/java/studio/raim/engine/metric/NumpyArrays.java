package studio.raim.engine.metric;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads {@code .npz} files of little-endian float64 arrays in C order (NumPy's format, versions 1 to 3). */
final class NumpyArrays {
    private static final int MOST_BYTES = 1 << 20;

    private NumpyArrays() {}

    /** @param columns length of the last axis */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Values(double[] values, int columns) {
        double[][] rows() {
            double[][] rows = new double[values.length / columns][columns];
            for (int i = 0; i < values.length; i++) {
                rows[i / columns][i % columns] = values[i];
            }
            return rows;
        }
    }

    static Map<String, Values> read(Path file) throws IOException {
        Map<String, Values> arrays = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName().replaceFirst("\\.npy$", ""), array(zip.readNBytes(MOST_BYTES)));
            }
        }
        return arrays;
    }

    private static Values array(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12 || bytes[0] != (byte) 0x93) {
            throw new IOException("This is no NumPy array");
        }
        boolean wide = bytes[6] > 1;
        int start = wide ? 12 : 10;
        int length = wide ? buffer.getInt(8) : buffer.getShort(8) & 0xffff;
        if (length < 0 || start + length > bytes.length) {
            throw new IOException("This NumPy array is cut off");
        }
        String header = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        if (!header.contains("'<f8'") || header.contains("'fortran_order': True")) {
            throw new IOException("Only float64 arrays in C order are read, not " + header.strip());
        }
        double[] values = new double[(bytes.length - start - length) / 8];
        buffer.position(start + length)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        return new Values(values, columns(header, values.length));
    }

    /** The last number of "'shape': (36, 36)". */
    private static int columns(String header, int count) {
        String shape = header.substring(header.indexOf('(') + 1, header.indexOf(')'));
        String last = shape.strip().replaceAll(",$", "").replaceAll(".*,", "").strip();
        return last.isEmpty() ? count : Integer.parseInt(last);
    }
}
