package studio.raim.engine.metric;

/**
 * A symmetric window for rows and columns, applied to whole windows only.
 *
 * @param weights an odd number of them, sum 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Kernel(double[] weights) {

    /** Samples of a Gaussian, made to sum to 1, as MATLAB's fspecial. */
    static Kernel gaussian(int size, double sigma) {
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double distance = i - (size - 1) / 2.0;
            weights[i] = Math.exp(-distance * distance / (2 * sigma * sigma));
            sum += weights[i];
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return new Kernel(weights);
    }

    int size() {
        return weights.length;
    }

    /** out[x] = sum of weights[k] in[x + k], for so many x. */
    void along(double[] in, double[] out, int count) {
        int last = weights.length - 1;
        double middle = weights[last / 2];
        for (int x = 0; x < count; x++) {
            out[x] = middle * in[x + last / 2];
        }
        for (int k = 0; k < last / 2; k++) {
            double weight = weights[k];
            int right = last - k;
            for (int x = 0; x < count; x++) {
                out[x] += weight * (in[x + k] + in[x + right]);
            }
        }
    }

    /** out[x] = sum of weights[k] rows[(first + k) mod size][x], for so many x. */
    void across(double[][] rows, int first, double[] out, int count) {
        int last = weights.length - 1;
        double middle = weights[last / 2];
        double[] centre = rows[(first + last / 2) % weights.length];
        for (int x = 0; x < count; x++) {
            out[x] = middle * centre[x];
        }
        for (int k = 0; k < last / 2; k++) {
            double weight = weights[k];
            double[] above = rows[(first + k) % weights.length];
            double[] below = rows[(first + last - k) % weights.length];
            for (int x = 0; x < count; x++) {
                out[x] += weight * (above[x] + below[x]);
            }
        }
    }
}
