package studio.raim.engine.nn;

import java.util.List;
import java.util.Locale;

/** What a step computes, and how that is written in TorchScript. */
sealed interface Operation {
    /** The expression over the given operand texts. */
    String text(List<String> operands);

    /**
     * Any libtorch call: {@code $} stands for the next operand.
     *
     * @param float32Only true where libtorch has no half-precision kernel: operands are widened and the result narrowed
     */
    record Call(String format, boolean float32Only) implements Operation {
        Call(String format) {
            this(format, false);
        }

        @Override
        public String text(List<String> operands) {
            return fill(format, operands);
        }
    }

    /** A function of each element, which a prepacked convolution can take over when it comes right after it. */
    record Pointwise(String format, String fusedName, List<Double> scalars, String algorithm) implements Operation {
        @Override
        public String text(List<String> operands) {
            return fill(format, operands);
        }

        String fusedArguments() {
            String list =
                    String.join(", ", scalars.stream().map(Operation::number).toList());
            return "\"%s\", annotate(List[Optional[number]], [%s]), \"%s\"".formatted(fusedName, list, algorithm);
        }
    }

    /** Two-dimensional convolution: operands are the input, the weight and, if there is one, the bias. */
    record Convolution(ConvGeometry geometry) implements Operation {
        static final String NO_ACTIVATION = "\"none\", annotate(List[Optional[number]], []), \"\"";

        @Override
        public String text(List<String> operands) {
            return "torch.conv2d(%s, %s, %s, %s)".formatted(operands.get(0), operands.get(1), bias(operands), walk());
        }

        /** The same convolution with a weight that was reordered for this processor, and an activation built in. */
        String prepackedText(List<String> operands, String activation) {
            return "ops.mkldnn._convolution_pointwise(%s, %s, %s, %s, %s, %s, %d, %s)"
                    .formatted(
                            operands.get(0),
                            operands.get(1),
                            bias(operands),
                            geometry.paddings(),
                            geometry.strides(),
                            geometry.dilations(),
                            geometry.groups(),
                            activation);
        }

        private String walk() {
            return "%s, %s, %s, %d"
                    .formatted(geometry.strides(), geometry.paddings(), geometry.dilations(), geometry.groups());
        }

        private static String bias(List<String> operands) {
            return operands.size() > 2 ? operands.get(2) : "None";
        }
    }

    /** A number as TorchScript reads it. */
    static String number(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw new IllegalArgumentException("A network's constant must be finite, not " + value);
        }
        return Double.toString(value).toLowerCase(Locale.ROOT);
    }

    private static String fill(String format, List<String> operands) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '$') {
                text.append(operands.get(next++));
            } else {
                text.append(c);
            }
        }
        if (next != operands.size()) {
            throw new IllegalArgumentException(
                    "'%s' takes %d operands, not %d".formatted(format, next, operands.size()));
        }
        return text.toString();
    }
}
