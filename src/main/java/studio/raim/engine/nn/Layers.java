package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.ParameterSpec.Role;

/**
 * The layers of a network below one prefix of the authors' names; each method declares its parameters and applies them.
 *
 * <p>Applying a layer of the same name twice shares its parameters.
 */
public final class Layers {
    private final ProgramBuilder program;
    private final String prefix;

    Layers(ProgramBuilder program, String prefix) {
        this.program = program;
        this.prefix = prefix;
    }

    /** The layers below {@code name}: {@code net.layers().at("body").at("0")} names {@code body.0.…}. */
    public Layers at(String name) {
        return new Layers(program, prefix + name + ".");
    }

    public Layers at(int index) {
        return at(Integer.toString(index));
    }

    /** Convolution that keeps the size: (N, in, H, W) -> (N, out, H, W); odd kernel, zero padding, with bias. */
    public Tensor conv(String name, Tensor x, long in, long out, int kernel) {
        return conv(name, x, in, out, kernel, ConvGeometry.same(kernel), true);
    }

    /** Convolution: (N, in, H, W) -> (N, out, H', W') with {@code name.weight} (out, in/groups, kernel, kernel). */
    public Tensor conv(String name, Tensor x, long in, long out, int kernel, ConvGeometry geometry, boolean bias) {
        requireAxis(name, x, 4, 1, in);
        if (in % geometry.groups() != 0 || out % geometry.groups() != 0) {
            throw new ShapeMismatchException("%s%s: %d -> %d channels cannot be split into %d groups"
                    .formatted(prefix, name, in, out, geometry.groups()));
        }
        List<Tensor> operands = new ArrayList<>(List.of(
                x, declare(name + ".weight", Role.WEIGHT, geometry, out, in / geometry.groups(), kernel, kernel)));
        if (bias) {
            operands.add(weight(name + ".bias", out));
        }
        Dim rows = Spatial.convolved(x.shape().get(2), kernel, geometry.padRows(), geometry);
        Dim columns = Spatial.convolved(x.shape().get(3), kernel, geometry.padColumns(), geometry);
        List<Dim> shape = List.of(x.shape().get(0), Dim.of(out), rows, columns);
        return program.append(new Operation.Convolution(geometry), shape, operands, prefix + name);
    }

    /** Transposed convolution: (N, in, H, W) -> (N, out, s·(H−1)+k−2p, …) with {@code name.weight} (in, out/groups, k, k). */
    public Tensor convTranspose(
            String name, Tensor x, long in, long out, int kernel, ConvGeometry geometry, boolean bias) {
        requireAxis(name, x, 4, 1, in);
        List<Tensor> operands =
                new ArrayList<>(List.of(x, weight(name + ".weight", in, out / geometry.groups(), kernel, kernel)));
        if (bias) {
            operands.add(weight(name + ".bias", out));
        }
        long grown = (long) geometry.dilation() * (kernel - 1) + 1 - geometry.stride();
        List<Dim> shape = List.of(
                x.shape().get(0),
                Dim.of(out),
                x.shape().get(2).times(geometry.stride()).plus(grown - 2L * geometry.padRows()),
                x.shape().get(3).times(geometry.stride()).plus(grown - 2L * geometry.padColumns()));
        String format = "torch.conv_transpose2d($, $, %s, %s, %s, [0, 0], %d, %s)"
                .formatted(
                        bias ? "$" : "None",
                        geometry.strides(),
                        geometry.paddings(),
                        geometry.groups(),
                        geometry.dilations());
        return program.append(new Operation.Call(format), shape, operands, prefix + name);
    }

    /** Product with {@code name.weight} (out, in), and a bias: (…, in) -> (…, out). */
    public Tensor linear(String name, Tensor x, long in, long out, boolean bias) {
        requireAxis(name, x, x.rank(), x.rank() - 1, in);
        List<Tensor> operands = new ArrayList<>(List.of(x, weight(name + ".weight", out, in)));
        if (bias) {
            operands.add(weight(name + ".bias", out));
        }
        List<Dim> shape = new ArrayList<>(x.shape());
        shape.set(x.rank() - 1, Dim.of(out));
        String format = "torch.linear($, $, " + (bias ? "$" : "None") + ")";
        return program.append(new Operation.Call(format), shape, operands, prefix + name);
    }

    /** Rows of {@code name.weight} (count, width) for whole numbers: (…) -> (…, width). */
    public Tensor embedding(String name, Tensor tokens, long count, long width) {
        List<Dim> shape = new ArrayList<>(tokens.shape());
        shape.add(Dim.of(width));
        Tensor table = weight(name + ".weight", count, width);
        return program.append(
                new Operation.Call("torch.embedding($, $)"), shape, List.of(table, tokens), prefix + name);
    }

    /** The last axis to mean 0 and variance 1, then scaled and shifted: (…, width) -> the same. */
    public Tensor layerNorm(String name, Tensor x, long width, double eps) {
        requireAxis(name, x, x.rank(), x.rank() - 1, width);
        String format = "torch.layer_norm($, [%d], $, $, %s)".formatted(width, Operation.number(eps));
        return affine(name, x, width, format);
    }

    /** Each group of channels of each sample to mean 0 and variance 1, then scaled and shifted: (N, C, …) -> the same. */
    public Tensor groupNorm(String name, Tensor x, int groups, long channels, double eps) {
        requireAxis(name, x, x.rank(), 1, channels);
        Norms.requireGroups(x, groups);
        return affine(name, x, channels, "torch.group_norm($, %d, $, $, %s)".formatted(groups, Operation.number(eps)));
    }

    /** Channels scaled by the stored running statistics, as after training: (N, C, …) -> the same. */
    public Tensor batchNorm(String name, Tensor x, long channels, double eps) {
        requireAxis(name, x, x.rank(), 1, channels);
        Tensor weight = weight(name + ".weight", channels);
        Tensor bias = weight(name + ".bias", channels);
        Tensor mean = buffer(name + ".running_mean", channels);
        Tensor variance = buffer(name + ".running_var", channels);
        unused(name + ".num_batches_tracked");
        String format = "torch.batch_norm($, $, $, $, $, False, 0.1, %s, False)".formatted(Operation.number(eps));
        return program.append(
                new Operation.Call(format), x.shape(), List.of(x, weight, bias, mean, variance), prefix + name);
    }

    private Tensor affine(String name, Tensor x, long width, String format) {
        List<Tensor> operands = List.of(x, weight(name + ".weight", width), weight(name + ".bias", width));
        return program.append(new Operation.Call(format), x.shape(), operands, prefix + name);
    }

    /** max(0, x) + slope · min(0, x), one slope a channel: {@code name.weight} (channels). */
    public Tensor prelu(String name, Tensor x, long channels) {
        requireAxis(name, x, x.rank(), 1, channels);
        Tensor slopes = weight(name + ".weight", channels);
        return program.append(new Operation.Call("torch.prelu($, $)"), x.shape(), List.of(x, slopes), prefix + name);
    }

    /** A learnt tensor by itself. */
    public Tensor weight(String name, long... shape) {
        return declare(name, Role.WEIGHT, null, shape);
    }

    /** A stored tensor that is not learnt. */
    public Tensor buffer(String name, long... shape) {
        return declare(name, Role.BUFFER, null, shape);
    }

    /** A tensor that the authors store and their network never reads. */
    public void unused(String name, long... shape) {
        program.parameter(prefix + name, Role.UNUSED, null, shape);
    }

    private Tensor declare(String name, Role role, @Nullable ConvGeometry geometry, long... shape) {
        if (Arrays.stream(shape).anyMatch(size -> size < 0)) {
            throw new ShapeMismatchException(prefix + name + " cannot have the shape " + Arrays.toString(shape));
        }
        return program.parameter(prefix + name, role, geometry, shape);
    }

    private void requireAxis(String name, Tensor x, int rank, int axis, long size) {
        if (x.rank() != rank || !x.shape().get(axis).canEqual(Dim.of(size))) {
            throw new ShapeMismatchException("%s%s expects %d at axis %d of %d axes and gets %s"
                    .formatted(prefix, name, size, axis, rank, x.shape()));
        }
    }
}
