package studio.raim.engine.metric;

import java.util.stream.IntStream;

/**
 * The 36 features of NIQE for each block of 96 x 96 pixels: at full and half size, shape and mean scale of an asymmetric generalised
 * Gaussian, then shape, mean, left and right scale of the products with four neighbours. Mittal, Soundararajan, Bovik 2013.
 */
final class NiqeFeatures {
    static final int COUNT = 36;
    static final int BLOCK = 96;

    private NiqeFeatures() {}

    /** What is measured: whole blocks of luma rounded to integers. */
    static Plane wholeBlocks(Picture picture) {
        int width = picture.width() / BLOCK * BLOCK;
        int height = picture.height() / BLOCK * BLOCK;
        if (width * (long) height < 2L * BLOCK * BLOCK) {
            throw new IllegalArgumentException("NIQE needs two blocks of %d x %d pixels, and %d x %d hold fewer"
                    .formatted(BLOCK, BLOCK, picture.width(), picture.height()));
        }
        return Plane.of(Luma.studio(picture).toIntegers().part(0, 0, width, height));
    }

    /** (blocks, 36), columns of blocks first; a block without structure has NaN. */
    static double[][] of(Plane luma) {
        int rows = luma.height() / BLOCK;
        int blocks = rows * (luma.width() / BLOCK);
        double[][] features = new double[blocks][COUNT];
        Plane scaled = luma;
        for (int scale = 1; scale <= 2; scale++) {
            Plane normalised = Normalised.of(scaled, Normalised.Border.EDGE);
            int side = BLOCK / scale;
            int at = (scale - 1) * COUNT / 2;
            IntStream.range(0, blocks).parallel().forEach(b -> {
                int left = b / rows * side;
                int top = b % rows * side;
                measure(new Block(normalised, left, top, side, side), features[b], at);
            });
            scaled = scale == 1 ? Halving.bicubic(luma) : scaled;
        }
        return features;
    }

    private static void measure(Block block, double[] features, int at) {
        AsymmetricGaussian own = block.moments().fit();
        features[at] = own.shape();
        features[at + 1] = (own.leftScale() + own.rightScale()) / 2;
        for (int n = 0; n < Block.NEIGHBOURS.length; n++) {
            AsymmetricGaussian fit = block.products(Block.NEIGHBOURS[n][0], Block.NEIGHBOURS[n][1]);
            int from = at + 2 + 4 * n;
            features[from] = fit.shape();
            features[from + 1] = fit.mean();
            features[from + 2] = fit.leftScale();
            features[from + 3] = fit.rightScale();
        }
    }
}
