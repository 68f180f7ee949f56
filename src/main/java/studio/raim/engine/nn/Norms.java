package studio.raim.engine.nn;

/** Normalisations without parameters; those with parameters are methods of {@link Layers}. */
public final class Norms {
    private Norms() {}

    /** Each channel of each image to mean 0 and variance 1: (N, C, H, W) -> the same. */
    public static Tensor instanceNorm(Tensor x, double eps) {
        return x.same("torch.instance_norm($, None, None, None, None, True, 0.0, %s, False)"
                .formatted(Operation.number(eps)));
    }

    /** Each group of channels of each sample to mean 0 and variance 1: (N, C, …) -> the same. */
    public static Tensor groupNorm(Tensor x, int groups, double eps) {
        requireGroups(x, groups);
        return x.same("torch.group_norm($, %d, None, None, %s)".formatted(groups, Operation.number(eps)));
    }

    /** The last axis to mean 0 and variance 1. */
    public static Tensor layerNorm(Tensor x, double eps) {
        return x.same("torch.layer_norm($, [%d], None, None, %s)"
                .formatted(x.shape().get(x.rank() - 1).value(), Operation.number(eps)));
    }

    static void requireGroups(Tensor x, int groups) {
        if (x.channels() % groups != 0) {
            throw new ShapeMismatchException("%s has no %d groups of channels".formatted(x.shape(), groups));
        }
    }
}
