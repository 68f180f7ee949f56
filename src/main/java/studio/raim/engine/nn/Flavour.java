package studio.raim.engine.nn;

/**
 * How a program's text is written for one purpose.
 *
 * @param channelsLast images are kept with their channels innermost, which convolutions prefer
 * @param prepacked convolution weights come in the processor's own order, and activations are fused into convolutions
 */
record Flavour(NumberType type, boolean channelsLast, boolean prepacked) {
    /** Plain float32 libtorch operations: what training runs and what tests compare with. */
    static final Flavour REFERENCE = new Flavour(NumberType.FP32, false, false);
}
