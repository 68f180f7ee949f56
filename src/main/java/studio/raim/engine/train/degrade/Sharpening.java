package studio.raim.engine.train.degrade;

/**
 * BasicSR's unsharp mask for ground truths: adds half of what a wide blur takes away, where that is more than ten steps of 255,
 * with a soft edge.
 */
final class Sharpening {
    private static final int SIDE = 51;
    /** What OpenCV takes for that side. */
    private static final double SIGMA = 0.3 * ((SIDE - 1) * 0.5 - 1) + 0.8;

    private static final float AMOUNT = 0.5f;
    private static final float THRESHOLD = 10 / 255f;

    private Sharpening() {}

    static Planes apply(Planes image) {
        Planes blurred = Filtering.gaussian(image, SIDE, SIGMA);
        int n = image.samples().length;
        float[] mask = new float[n];
        float[] sharp = new float[n];
        for (int i = 0; i < n; i++) {
            float residual = image.samples()[i] - blurred.samples()[i];
            mask[i] = Math.abs(residual) > THRESHOLD ? 1 : 0;
            sharp[i] = Math.clamp(image.samples()[i] + AMOUNT * residual, 0f, 1f);
        }
        float[] soft = Filtering.gaussian(new Planes(image.width(), image.height(), mask), SIDE, SIGMA)
                .samples();
        for (int i = 0; i < n; i++) {
            sharp[i] = soft[i] * sharp[i] + (1 - soft[i]) * image.samples()[i];
        }
        return new Planes(image.width(), image.height(), sharp);
    }
}
