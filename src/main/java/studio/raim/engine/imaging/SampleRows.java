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

    void pack(int x, int y, int w, byte[] row) {
        for (int b = 0; b < bands(); b++) {
            Pixels plane = planes.get(b);
            for (int i = 0; i < w; i++) {
                row[i * bands() + b] = (byte) converted(plane, x + i, y);
            }
        }
    }

    void pack(int x, int y, int w, short[] row) {
        for (int b = 0; b < bands(); b++) {
            Pixels plane = planes.get(b);
            for (int i = 0; i < w; i++) {
                row[i * bands() + b] = (short) converted(plane, x + i, y);
            }
        }
    }

    private int converted(Pixels plane, int x, int y) {
        int sample = plane.sample(x, y, 0);
        if (plane.bitDepth() == bitDepth) {
            return sample;
        }
        return bitDepth == 16 ? sample * 257 : (sample * 255 + 32_767) / 65_535;
    }
}
