package studio.raim.engine.imaging;

import java.util.ArrayList;
import java.util.List;

/** Rows of a photograph as interleaved samples of a wanted depth: grey or RGB, alpha last. */
final class SampleRows {
    private final List<Pixels> planes = new ArrayList<>();
    private final int bitDepth;

    SampleRows(Photo photo, boolean alpha, int bitDepth) {
        this.bitDepth = bitDepth;
        for (int c = 0; c < (photo.grey() ? 1 : 3); c++) {
            // The green channel stands for grey: the three are equal, and it is the nearest to luminance if they are
            // not.
            planes.add(photo.colour().channels(photo.grey() ? 1 : c));
        }
        if (alpha) {
            photo.opacity().ifPresent(planes::add);
        }
    }

    int width() {
        return planes.getFirst().width();
    }

    int height() {
        return planes.getFirst().height();
    }

    int bands() {
        return planes.size();
    }

    /** The row's samples of w pixels from (x, y) on, unsigned; 8 bit samples too. */
    void pack(int x, int y, int w, short[] row) {
        for (int b = 0; b < bands(); b++) {
            Pixels plane = planes.get(b);
            plane.copyRow(x, y, w, 0, row, b, bands());
            if (plane.bitDepth() != bitDepth) {
                convert(row, b, w);
            }
        }
    }

    void pack(int x, int y, int w, byte[] row) {
        short[] samples = new short[row.length];
        pack(x, y, w, samples);
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) samples[i];
        }
    }

    private void convert(short[] row, int band, int w) {
        for (int i = 0; i < w; i++) {
            int at = band + i * bands();
            int sample = row[at] & 0xffff;
            row[at] = (short) (bitDepth == 16 ? sample * 257 : (sample * 255 + 32_767) / 65_535);
        }
    }
}
