package studio.raim.engine.imaging;

/** One array of samples, 8 or 16 bit, that rows of floats are read from and written to. */
sealed interface Samples {
    int bitDepth();

    int get(int at);

    void set(int at, int sample);

    /** The n samples at start + i * step go to out[at + i * stride]. */
    void copy(int start, int step, int n, short[] out, int at, int stride);

    /** row[i] = sample at start + offsets[i], as 0..1. */
    void read(int start, int[] offsets, float[] row);

    /** sample at start + i * step = row[i], rounded and clamped. */
    void write(int start, int step, float[] row);

    final class Bytes implements Samples {
        private static final float SCALE = 1f / 255;
        private final byte[] array;

        Bytes(byte[] array) {
            this.array = array;
        }

        byte[] array() {
            return array;
        }

        @Override
        public int bitDepth() {
            return 8;
        }

        @Override
        public int get(int at) {
            return array[at] & 0xff;
        }

        @Override
        public void set(int at, int sample) {
            array[at] = (byte) sample;
        }

        @Override
        public void copy(int start, int step, int n, short[] out, int at, int stride) {
            for (int i = 0; i < n; i++) {
                out[at + i * stride] = (short) (array[start + i * step] & 0xff);
            }
        }

        @Override
        public void read(int start, int[] offsets, float[] row) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (array[start + offsets[i]] & 0xff) * SCALE;
            }
        }

        @Override
        public void write(int start, int step, float[] row) {
            for (int i = 0; i < row.length; i++) {
                array[start + i * step] = (byte) Math.min(Math.max(row[i] * 255 + 0.5f, 0f), 255f);
            }
        }
    }

    final class Shorts implements Samples {
        private static final float SCALE = 1f / 65535;
        private final short[] array;

        Shorts(short[] array) {
            this.array = array;
        }

        @Override
        public int bitDepth() {
            return 16;
        }

        @Override
        public int get(int at) {
            return array[at] & 0xffff;
        }

        @Override
        public void set(int at, int sample) {
            array[at] = (short) sample;
        }

        @Override
        public void copy(int start, int step, int n, short[] out, int at, int stride) {
            for (int i = 0; i < n; i++) {
                out[at + i * stride] = array[start + i * step];
            }
        }

        @Override
        public void read(int start, int[] offsets, float[] row) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (array[start + offsets[i]] & 0xffff) * SCALE;
            }
        }

        @Override
        public void write(int start, int step, float[] row) {
            for (int i = 0; i < row.length; i++) {
                array[start + i * step] = (short) (int) Math.min(Math.max(row[i] * 65535 + 0.5f, 0f), 65535f);
            }
        }
    }

    /** Four samples in each number, the highest byte first: position 4 i + b is byte b of number i. */
    final class Ints implements Samples {
        private final int[] array;

        Ints(int[] array) {
            this.array = array;
        }

        @Override
        public int bitDepth() {
            return 8;
        }

        @Override
        public int get(int at) {
            return array[at >> 2] >>> (24 - 8 * (at & 3)) & 0xff;
        }

        @Override
        public void set(int at, int sample) {
            int shift = 24 - 8 * (at & 3);
            array[at >> 2] = (array[at >> 2] & ~(0xff << shift)) | sample << shift;
        }

        @Override
        public void copy(int start, int step, int n, short[] out, int at, int stride) {
            for (int i = 0; i < n; i++) {
                out[at + i * stride] = (short) get(start + i * step);
            }
        }

        @Override
        public void read(int start, int[] offsets, float[] row) {
            for (int i = 0; i < row.length; i++) {
                row[i] = get(start + offsets[i]) * (1f / 255);
            }
        }

        @Override
        public void write(int start, int step, float[] row) {
            for (int i = 0; i < row.length; i++) {
                set(start + i * step, (byte) Math.min(Math.max(row[i] * 255 + 0.5f, 0f), 255f) & 0xff);
            }
        }
    }
}
