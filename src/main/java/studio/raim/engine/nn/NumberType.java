package studio.raim.engine.nn;

/** The number type that a network computes in; weights are stored in it, inputs and outputs stay float32. */
public enum NumberType {
    FP32(6, 4),
    /** Same range as float32, 8 bits of precision: CPUs with AVX512-BF16 or AMX, and GPUs. */
    BF16(15, 2),
    /** GPUs only. */
    FP16(5, 2);

    private final int torchCode;
    private final int bytes;

    NumberType(int torchCode, int bytes) {
        this.torchCode = torchCode;
        this.bytes = bytes;
    }

    /** libtorch's ScalarType number, as TorchScript text writes it. */
    int torchCode() {
        return torchCode;
    }

    public int bytes() {
        return bytes;
    }
}
