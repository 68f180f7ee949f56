package studio.raim.engine.nn;

/**
 * Convolutions beside a Haar wavelet transform, with the transform multiplied into their weights.
 *
 * <p>The orthonormal transform makes of each 2×2 block (a b / c d) the bands (a+b+c+d)/2, (a−b+c−d)/2, (a+b−c−d)/2 and
 * (a−b−c+d)/2, in this order after each other for each channel. A convolution that reads or writes bands is a convolution
 * on the block's pixels with mixed weights, which is exact and costs nothing for each pixel.
 */
public final class Haar {
    private static final int BANDS = 4;
    private static final float[] MATRIX = {
        0.5f, 0.5f, 0.5f, 0.5f, 0.5f, -0.5f, 0.5f, -0.5f, 0.5f, 0.5f, -0.5f, -0.5f, 0.5f, -0.5f, -0.5f, 0.5f
    };

    private Haar() {}

    /**
     * Transform, then convolution that keeps the size: (N, in, H, W) -> (N, out, H/2, W/2); sides must be even.
     *
     * @param kernel odd side of {@code name.weight} (out, 4·in, kernel, kernel)
     */
    public static Tensor convAfterDown(Layers net, String name, Tensor x, long in, long out, int kernel) {
        Tensor weight = net.weight(name + ".weight", out, BANDS * in, kernel, kernel);
        Tensor mixed = mix(weight, out * in, (long) kernel * kernel);
        if (kernel == 1) {
            Tensor blocks = Shapes.reshape(mixed, Dim.of(out), Dim.of(in), Dim.of(2), Dim.of(2));
            return Spatial.convolve(x, blocks, 2, ConvGeometry.valid().stride(2), net.weight(name + ".bias", out));
        }
        Tensor pixels = Shapes.reshape(mixed, Dim.of(out), Dim.of(BANDS * in), Dim.of(kernel), Dim.of(kernel));
        Tensor bias = net.weight(name + ".bias", out);
        return Spatial.convolve(Spatial.pixelUnshuffle(x, 2), pixels, kernel, ConvGeometry.same(kernel), bias);
    }

    /**
     * Convolution that keeps the size, then inverse transform: (N, in, H, W) -> (N, out, 2·H, 2·W).
     *
     * @param kernel odd side of {@code name.weight} (4·out, in, kernel, kernel)
     */
    public static Tensor convBeforeUp(Layers net, String name, Tensor x, long in, long out, int kernel) {
        Tensor weight = net.weight(name + ".weight", BANDS * out, in, kernel, kernel);
        Tensor mixed = mix(weight, out, in * kernel * kernel);
        Tensor pixels = Shapes.reshape(mixed, Dim.of(BANDS * out), Dim.of(in), Dim.of(kernel), Dim.of(kernel));
        Tensor bias = Shapes.reshape(mix(net.weight(name + ".bias", BANDS * out), out, 1), Dim.of(BANDS * out));
        return Spatial.pixelShuffle(Spatial.convolve(x, pixels, kernel, ConvGeometry.same(kernel), bias), 2);
    }

    /** From coefficients of bands to coefficients of a block's pixels; the matrix is symmetric and its own inverse. */
    private static Tensor mix(Tensor weight, long blocks, long inner) {
        Tensor grouped = Shapes.reshape(weight, Dim.of(blocks), Dim.of(BANDS), Dim.of(inner));
        return Attention.matmul(weight.constant(MATRIX, BANDS, BANDS), grouped);
    }
}
