package studio.raim.engine.metric;

import java.util.List;

/**
 * Peak signal-to-noise ratio in decibels: 10 log10(255² / MSE); infinite for equal pictures. The same as
 * BasicSR's {@code calculate_psnr}.
 */
public final class Psnr {
    private Psnr() {}

    /** Over all three channels. */
    public static double rgb(Picture restored, Picture groundTruth) {
        return of(restored.channels(), groundTruth.channels());
    }

    /** On studio-range luma. */
    public static double y(Picture restored, Picture groundTruth) {
        return of(restored.luma(), groundTruth.luma());
    }

    public static double of(Rows restored, Rows groundTruth) {
        return of(List.of(restored), List.of(groundTruth));
    }

    private static double of(List<Rows> restored, List<Rows> groundTruth) {
        double squares = 0;
        double samples = 0;
        for (int c = 0; c < restored.size(); c++) {
            squares += squaredDifferences(restored.get(c), groundTruth.get(c));
            samples += (double) restored.get(c).width() * restored.get(c).height();
        }
        return 10 * Math.log10(255.0 * 255.0 / (squares / samples));
    }

    private static double squaredDifferences(Rows a, Rows b) {
        Picture.requireSameSize(a, b);
        return Bands.sum(a.height(), (from, to) -> {
            double[] rowA = new double[a.width()];
            double[] rowB = new double[a.width()];
            double sum = 0;
            for (int y = from; y < to; y++) {
                a.read(y, rowA);
                b.read(y, rowB);
                for (int x = 0; x < rowA.length; x++) {
                    double difference = rowA[x] - rowB[x];
                    sum += difference * difference;
                }
            }
            return sum;
        });
    }
}
