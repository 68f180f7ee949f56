package studio.raim.engine.metric;

/**
 * Multi-scale structural similarity on rounded luma: contrast-structure at four scales, SSIM at the fifth, each to the power of its
 * weight. Wang, Simoncelli, Bovik 2003. Between the scales, means of 2 x 2 pixels (an odd last row or column is mirrored);
 * negative contrast-structure terms count as 0, as in IQA-PyTorch.
 */
public final class MsSsim {
    /** Pictures must have at least this many pixels on each side: 11 at the fifth scale. */
    public static final int LEAST_SIDE = Ssim.LEAST_SIDE << 4;

    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

    private MsSsim() {}

    public static double of(Picture restored, Picture groundTruth) {
        return of(restored.roundedLuma(), groundTruth.roundedLuma());
    }

    static double of(Rows restored, Rows groundTruth) {
        Picture.requireSameSize(restored, groundTruth);
        if (Math.min(restored.width(), restored.height()) < LEAST_SIDE) {
            throw new IllegalArgumentException("MS-SSIM needs at least %d pixels on each side, not %d x %d"
                    .formatted(LEAST_SIDE, restored.width(), restored.height()));
        }
        Plane a = Plane.of(restored);
        Plane b = Plane.of(groundTruth);
        double product = 1;
        for (int scale = 0; scale < WEIGHTS.length; scale++) {
            Ssim.Means means = Ssim.means(a, b, 0);
            boolean last = scale == WEIGHTS.length - 1;
            product *= Math.pow(last ? means.similarity() : means.contrastStructure(), WEIGHTS[scale]);
            a = last ? a : Halving.mean(a);
            b = last ? b : Halving.mean(b);
        }
        return product;
    }
}
