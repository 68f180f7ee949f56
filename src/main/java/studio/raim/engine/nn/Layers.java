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
