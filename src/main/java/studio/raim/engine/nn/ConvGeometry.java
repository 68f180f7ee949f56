package studio.raim.engine.nn;

/**
 * How a convolution walks over its input, in pixels; rows and columns alike unless a pair is given.
 *
 * @param padRows zeros added above and below
 * @param padColumns zeros added left and right
 */
public record ConvGeometry(int stride, int padRows, int padColumns, int dilation, int groups) {
    public ConvGeometry {
        if (stride < 1 || padRows < 0 || padColumns < 0 || dilation < 1 || groups < 1) {
            throw new IllegalArgumentException(
                    "A convolution cannot have stride %d, padding %d×%d, dilation %d, groups %d"
                            .formatted(stride, padRows, padColumns, dilation, groups));
        }
    }

    /** Output as large as the input, for an odd square kernel. */
    public static ConvGeometry same(int kernel) {
        return new ConvGeometry(1, kernel / 2, kernel / 2, 1, 1);
    }

    /** No padding, stride 1. */
    public static ConvGeometry valid() {
        return new ConvGeometry(1, 0, 0, 1, 1);
    }

    public ConvGeometry stride(int value) {
        return new ConvGeometry(value, padRows, padColumns, dilation, groups);
    }

    public ConvGeometry padding(int value) {
        return new ConvGeometry(stride, value, value, dilation, groups);
    }

    public ConvGeometry dilation(int value) {
        return new ConvGeometry(stride, padRows, padColumns, value, groups);
    }

    public ConvGeometry groups(int value) {
        return new ConvGeometry(stride, padRows, padColumns, dilation, value);
    }

    String strides() {
        return "[%d, %d]".formatted(stride, stride);
    }

    String paddings() {
        return "[%d, %d]".formatted(padRows, padColumns);
    }

    String dilations() {
        return "[%d, %d]".formatted(dilation, dilation);
    }
}
