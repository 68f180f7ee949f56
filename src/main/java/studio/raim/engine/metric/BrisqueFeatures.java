package studio.raim.engine.metric;

import java.util.stream.IntStream;

/**
 * The 36 features of BRISQUE on rounded luma: at full and half size, shape and variance of a generalised Gaussian, then shape, mean,
 * left and right variance of the products with four neighbours. Mittal, Moorthy, Bovik 2012; zero border as in IQA-PyTorch. The
 * support-vector model that turns them into a score is not part of the product.
 */
public final class BrisqueFeatures {
    public static final int COUNT = 36;

    private BrisqueFeatures() {}

    public static double[] of(Picture picture) {
        return of(Plane.of(picture.roundedLuma()), Normalised.Border.ZERO);
    }

    static double[] of(Plane luma, Normalised.Border border) {
        double[] features = new double[COUNT];
        atScale(Normalised.of(luma, border), features, 0);
        atScale(Normalised.of(Halving.bicubic(luma), border), features, COUNT / 2);
        return features;
    }

    private static void atScale(Plane normalised, double[] features, int at) {
        Block whole = Block.whole(normalised);
        AsymmetricGaussian.Moments moments = whole.moments();
        double meanAbsolute = moments.meanAbsolute();
        features[at] = Shapes.ofInverseRatio(moments.meanSquare() / (meanAbsolute * meanAbsolute));
        features[at + 1] = moments.meanSquare();
        IntStream.range(0, Block.NEIGHBOURS.length).parallel().forEach(n -> {
            AsymmetricGaussian fit = whole.products(Block.NEIGHBOURS[n][0], Block.NEIGHBOURS[n][1]);
            int from = at + 2 + 4 * n;
            features[from] = fit.shape();
            features[from + 1] = fit.mean();
            features[from + 2] = fit.left() * fit.left();
            features[from + 3] = fit.right() * fit.right();
        });
    }
}
