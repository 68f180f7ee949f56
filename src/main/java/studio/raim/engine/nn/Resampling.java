package studio.raim.engine.nn;

/** Programs without weights that resize images on the device between two networks: (N, C, H, W) -> (N, C, H', W'). */
public final class Resampling {
    private Resampling() {}

    /**
     * Multiplies the sides by {@code factor}, rounding down.
     *
     * @param factor 1/n or n for {@link Filter#AREA} and a whole n for {@link Filter#NEAREST}; any above 0 else
     */
    public static Program resize(double factor, Filter filter) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("An image cannot be resized by " + factor);
        }
        ProgramBuilder builder = new ProgramBuilder("resize ×%s %s".formatted(factor, filter));
        Tensor x = builder.input("x", "N", "C", "H", "W");
        builder.output("y", factor == 1 ? x.mul(1) : resized(x, factor, filter));
        return builder.build();
    }

    private static Tensor resized(Tensor x, double factor, Filter filter) {
        return switch (filter) {
            case AREA ->
                factor > 1
                        ? Spatial.upsampleNearest(x, whole(factor, filter))
                        : Spatial.averagePool(x, whole(1 / factor, filter));
            case NEAREST -> Spatial.upsampleNearest(x, whole(factor, filter));
            case BILINEAR, BICUBIC -> Resizing.withoutAliasing(x, factor, filter);
        };
    }

    private static int whole(double factor, Filter filter) {
        if (factor < 1 || Math.abs(factor - Math.rint(factor)) > 1e-9) {
            throw new IllegalArgumentException("%s cannot resize by %s: not a whole number".formatted(filter, factor));
        }
        return (int) Math.rint(factor);
    }
}
