package studio.raim.engine.metric;

/**
 * Weighted means, variances and covariance of two channels in every whole window, row by row: (H, W) gives (H - size + 1,
 * W - size + 1). Variances are E[x²] - E[x]², as in the reference code of SSIM.
 */
final class LocalMoments {
    private final Kernel kernel;
    private final Rows first;
    private final Rows second;
    private final int width;
    /** For each of x, y, x², y², xy: the last rows, filtered along. */
    private final double[][][] recent;

    private final double[][] moments;
    private final double[] x;
    private final double[] y;
    private final double[] product;
    private int next = -1;

    LocalMoments(Kernel kernel, Rows first, Rows second) {
        Picture.requireSameSize(first, second);
        this.kernel = kernel;
        this.first = first;
        this.second = second;
        this.width = width(kernel, first);
        this.recent = new double[5][kernel.size()][width];
        this.moments = new double[5][width];
        this.x = new double[first.width()];
        this.y = new double[first.width()];
        this.product = new double[first.width()];
    }

    /** Columns of the result. */
    static int width(Kernel kernel, Rows rows) {
        return rows.width() - kernel.size() + 1;
    }

    /** Rows of the result. */
    static int height(Kernel kernel, Rows rows) {
        return rows.height() - kernel.size() + 1;
    }

    /** Moves to a row of the result; cheap when rows come in order. */
    void moveTo(int row) {
        int from = next > row ? next : row;
        for (int input = from; input < row + kernel.size(); input++) {
            filterAlong(input);
        }
        next = row + kernel.size();
        for (int q = 0; q < moments.length; q++) {
            kernel.across(recent[q], row, moments[q], width);
        }
        for (int i = 0; i < width; i++) {
            double meanX = moments[0][i];
            double meanY = moments[1][i];
            moments[2][i] -= meanX * meanX;
            moments[3][i] -= meanY * meanY;
            moments[4][i] -= meanX * meanY;
        }
    }

    private void filterAlong(int input) {
        first.read(input, x);
        second.read(input, y);
        int slot = input % kernel.size();
        kernel.along(x, recent[0][slot], width);
        kernel.along(y, recent[1][slot], width);
        multiply(x, x);
        kernel.along(product, recent[2][slot], width);
        multiply(y, y);
        kernel.along(product, recent[3][slot], width);
        multiply(x, y);
        kernel.along(product, recent[4][slot], width);
    }

    private void multiply(double[] a, double[] b) {
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i] * b[i];
        }
    }

    double[] firstMeans() {
        return moments[0];
    }

    double[] secondMeans() {
        return moments[1];
    }

    double[] firstVariances() {
        return moments[2];
    }

    double[] secondVariances() {
        return moments[3];
    }

    double[] covariances() {
        return moments[4];
    }
}
