package studio.raim.engine.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Fits a NIQE model to good photographs: the features of their sharp blocks. A block is sharp when its mean local deviation is over a
 * share of the largest in its photograph (the paper: 0.75). Mittal, Soundararajan, Bovik 2013, section II-B.
 */
public final class NiqeFit {
    private final double threshold;
    private final List<double[]> rows = new ArrayList<>();

    /**
     * A fit without photographs yet.
     *
     * @param threshold 0..1, of the sharpest block of a photograph
     */
    public NiqeFit(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Adds a photograph's sharp blocks.
     *
     * @return how many
     * @throws IllegalArgumentException if the photograph is too small
     */
    public int add(Picture photo) {
        Plane luma = NiqeFeatures.wholeBlocks(photo);
        double[][] features = NiqeFeatures.of(luma);
        double[] sharpness = sharpness(luma);
        double most = 0;
        for (double value : sharpness) {
            most = Math.max(most, value);
        }
        int added = 0;
        for (int b = 0; b < features.length; b++) {
            if (sharpness[b] > threshold * most) {
                rows.add(features[b]);
                added++;
            }
        }
        return added;
    }

    public int blocks() {
        return rows.size();
    }

    /**
     * The model.
     *
     * @throws IllegalStateException if there are too few blocks for a covariance of 36 features
     */
    public NiqeModel model() {
        if (rows.size() <= 2 * NiqeFeatures.COUNT) {
            throw new IllegalStateException(
                    "%d sharp blocks are too few for a NIQE model: give more photographs".formatted(rows.size()));
        }
        return NiqeModel.of(rows);
    }

    /** Mean local deviation of each block, in the order of the features. */
    private static double[] sharpness(Plane luma) {
        Plane deviations = Normalised.deviations(luma, Normalised.Border.EDGE);
        int side = NiqeFeatures.BLOCK;
        int perColumn = luma.height() / side;
        double[] sharpness = new double[perColumn * (luma.width() / side)];
        for (int y = 0; y < luma.height(); y++) {
            for (int x = 0; x < luma.width(); x++) {
                sharpness[x / side * perColumn + y / side] += deviations.at(x, y) / (side * side);
            }
        }
        return sharpness;
    }
}
