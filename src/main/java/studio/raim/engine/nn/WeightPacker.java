package studio.raim.engine.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;

/** Brings stored tensors to a device in the number type and memory order that a network wants. */
final class WeightPacker {
    // Types are converted inside libtorch's own text: DJL cannot name bfloat16. The copy lets go of the mapped file.
    private static final String METHODS = """
              def decode(self: __torch__.M, raw: Tensor, size: List[int], stride: List[int], wanted: int) -> Tensor:
                v = torch.as_strided(raw, size, stride, 0)
                return torch.clone(torch.to(v, wanted), memory_format=0)
              def integers(self: __torch__.M, raw: Tensor, size: List[int], stride: List[int]) -> Tensor:
                v = torch.as_strided(raw, size, stride, 0)
                return torch.clone(v, memory_format=0)
              def last(self: __torch__.M, w: Tensor) -> Tensor:
                return torch.contiguous(w, memory_format=2)
              def pack(self: __torch__.M, w: Tensor, padding: List[int], stride: List[int], dilation: List[int], groups: int) -> Tensor:
                v = torch.contiguous(w, memory_format=2)
                return ops.mkldnn._reorder_convolution_weight(v, padding, stride, dilation, groups, [1, torch.mul(torch.size(w, 1), groups), 256, 256])
            """;

    private final Executable methods;

    WeightPacker(NDManager owner) {
        methods = Executable.compile(owner, METHODS);
    }

    /** A copy of the stored tensor on the scope's device, plain and contiguous; whole numbers keep their type. */
    NDArray decode(NDManager scope, StoredTensor stored, NumberType type) {
        try (NDManager passing = scope.newSubManager();
                IValue raw = IValue.from((PtNDArray) flat(passing, stored));
                IValue size = IValue.listFrom(stored.shapeArray());
                IValue stride = IValue.listFrom(stored.strideArray());
                IValue wanted = IValue.from((long) type.torchCode());
                IValue result = stored.type().isFloating()
                        ? methods.call("decode", raw, size, stride, wanted)
                        : methods.call("integers", raw, size, stride)) {
            return result.toTensor((PtNDManager) scope);
        }
    }

    /** All numbers that the tensor's strides reach, in one row; mapped memory is not copied. */
    private static NDArray flat(NDManager scope, StoredTensor stored) {
        ByteBuffer bytes = stored.bytes();
        long count = bytes.remaining() / stored.type().bytes();
        if (stored.type() == ElementType.BF16) {
            return scope.create(widened(bytes.asShortBuffer()), new Shape(count), DataType.FLOAT32);
        }
        return scope.create(bytes, new Shape(count), dataType(stored.type()));
    }

    /** bfloat16 is the upper half of a float32, and DJL aborts the JVM when it meets the type. */
    private static ByteBuffer widened(ShortBuffer halves) {
        ByteBuffer wide = ByteBuffer.allocateDirect(halves.remaining() * 4).order(ByteOrder.LITTLE_ENDIAN);
        while (halves.hasRemaining()) {
            wide.putInt(halves.get() << 16);
        }
        return wide.flip();
    }

    private static DataType dataType(ElementType type) {
        return switch (type) {
            case F64 -> DataType.FLOAT64;
            case F32, BF16 -> DataType.FLOAT32;
            case F16 -> DataType.FLOAT16;
            case I64 -> DataType.INT64;
            case I32 -> DataType.INT32;
            case I16 -> DataType.INT16;
            case I8 -> DataType.INT8;
            case U8 -> DataType.UINT8;
            case BOOL -> DataType.BOOLEAN;
        };
    }

    /** The stored tensor as a network of this flavour wants it in its parameter list. */
    NDArray pack(NDManager scope, StoredTensor stored, @Nullable ConvGeometry geometry, Flavour flavour) {
        NDArray plain = decode(scope, stored, flavour.type());
        if (stored.shape().size() != 4 || !stored.type().isFloating()) {
            return plain;
        }
        try (IValue weight = IValue.from((PtNDArray) plain);
                plain) {
            if (flavour.prepacked() && geometry != null) {
                return prepack(scope, weight, geometry);
            }
            if (!flavour.channelsLast()) {
                return plain.duplicate();
            }
            try (IValue result = methods.call("last", weight)) {
                return result.toTensor((PtNDManager) scope);
            }
        }
    }

    private NDArray prepack(NDManager scope, IValue weight, ConvGeometry geometry) {
        try (IValue padding = IValue.listFrom((long) geometry.padRows(), (long) geometry.padColumns());
                IValue stride = IValue.listFrom((long) geometry.stride(), (long) geometry.stride());
                IValue dilation = IValue.listFrom((long) geometry.dilation(), (long) geometry.dilation());
                IValue groups = IValue.from((long) geometry.groups());
                IValue result = methods.call("pack", weight, padding, stride, dilation, groups)) {
            return result.toTensor((PtNDManager) scope);
        }
    }
}
