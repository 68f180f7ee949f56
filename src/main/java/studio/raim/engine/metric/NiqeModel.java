package studio.raim.engine.metric;

import java.util.Arrays;
import java.util.List;

/**
 * What the 36 features of NIQE look like in good photographs: a multivariate Gaussian.
 *
 * @param mean 36 values
 * @param covariance 36 x 36
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NiqeModel(double[] mean, double[][] covariance) {

    public NiqeModel {
        boolean square = Arrays.stream(covariance).allMatch(row -> row.length == mean.length);
        if (mean.length != NiqeFeatures.COUNT || covariance.length != mean.length || !square) {
            throw new IllegalArgumentException(
                    "A NIQE model has %1$d means and %1$d x %1$d covariances".formatted(NiqeFeatures.COUNT));
        }
    }

    /**
     * The Gaussian of these rows, those with NaN left out of the covariance (divisor: rows - 1), single NaN values left out of the
     * mean.
     */
    static NiqeModel of(List<double[]> rows) {
        double[] mean = new double[NiqeFeatures.COUNT];
        for (int i = 0; i < mean.length; i++) {
            int feature = i;
            mean[i] = rows.stream()
                    .mapToDouble(row -> row[feature])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
        List<double[]> whole = rows.stream()
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toList();
        return new NiqeModel(mean, covariance(whole));
    }

    private static double[][] covariance(List<double[]> rows) {
        int n = NiqeFeatures.COUNT;
        double[][] covariance = new double[n][n];
        double[] mean = new double[n];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                mean[i] += row[i] / rows.size();
            }
        }
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / (rows.size() - 1);
                }
            }
        }
        return covariance;
    }
}
