package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.ParameterSpec.Role;
import studio.raim.engine.nn.Step.Operand;
import studio.raim.engine.nn.Step.Value;
import studio.raim.engine.nn.Step.Weight;

/**
 * Writes down a network, in one pass from its inputs to its outputs.
 *
 * <pre>{@code
 * var net = new ProgramBuilder("Smooth");
 * Tensor x = net.input("x", "N", 3, "H", "W");
 * Tensor y = leakyRelu(net.layers().conv("body.0", x, 3, 16, 3), 0.2);
 * net.output("y", y);
 * Program program = net.build();
 * }</pre>
 */
public final class ProgramBuilder {
    private final String name;
    private final List<Program.Input> inputs = new ArrayList<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private final Map<String, Value> intermediates = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final ParameterTable parameters = new ParameterTable();
    private final Map<String, Dim> sizes = new HashMap<>();

    public ProgramBuilder(String name) {
        this.name = name;
    }

    /**
     * A floating-point input.
     *
     * @param shape numbers for sizes that the architecture fixes, names such as {@code "H"} for those that vary
     */
    public Tensor input(String inputName, Object... shape) {
        return input(inputName, false, shape);
    }

    /** An input of whole numbers, such as the tokens of a text; never converted to the network's number type. */
    public Tensor integerInput(String inputName, Object... shape) {
        return input(inputName, true, shape);
    }

    private Tensor input(String inputName, boolean integer, Object... shape) {
        List<Dim> dims = new ArrayList<>();
        for (Object size : shape) {
            dims.add(size instanceof Number number ? Dim.of(number.longValue()) : Dim.symbol(size.toString()));
        }
        Value value = new Value("x" + inputs.size(), dims);
        inputs.add(new Program.Input(inputName, value, integer));
        return new Tensor(this, value, dims);
    }

    /** The layers of this network; {@link Layers#at} descends by the authors' names. */
    public Layers layers() {
        return new Layers(this, "");
    }

    /** Gives an intermediate a name, so that it can be asked for when results are compared; costs nothing otherwise. */
    public Tensor mark(String intermediateName, Tensor tensor) {
        intermediates.put(intermediateName, value(tensor));
        return tensor;
    }

    public void output(String outputName, Tensor tensor) {
        outputs.put(outputName, value(tensor));
    }

    public Program build() {
        if (outputs.isEmpty()) {
            throw new IllegalStateException("The network " + name + " has no output");
        }
        return new Program(name, inputs, steps, parameters.inOrder(), outputs, intermediates);
    }

    /** Declares a tensor of the checkpoint, or finds it when a layer is applied a second time. */
    Tensor parameter(String parameterName, Role role, @Nullable ConvGeometry geometry, long... shape) {
        int index = parameters.declare(parameterName, role, geometry, shape);
        List<Dim> dims = new ArrayList<>();
        for (long size : shape) {
            dims.add(Dim.of(size));
        }
        return new Tensor(this, new Weight(index), dims);
    }

    Tensor append(Operation operation, List<Dim> shape, List<Tensor> operands, String label) {
        List<Operand> read = new ArrayList<>();
        for (Tensor operand : operands) {
            if (operand.program() != this) {
                throw new IllegalArgumentException("The tensor " + operand + " belongs to another network");
            }
            read.add(operand.operand());
        }
        Value value = new Value("t" + steps.size(), shape);
        steps.add(new Step(value, operation, read, label));
        return new Tensor(this, value, shape);
    }

    Dim readSize(Tensor tensor, int axis) {
        return sizes.computeIfAbsent(tensor.operand().text() + "@" + axis, key -> {
            Tensor size = append(new Operation.Call("torch.size($, " + axis + ")"), List.of(), List.of(tensor), "");
            return tensor.shape().get(axis).readAs(size.operand().text());
        });
    }

    private static Value value(Tensor tensor) {
        return tensor.operand() instanceof Value value
                ? value
                : tensor.same("torch.clone($)").operand() instanceof Value copy ? copy : throwImpossible(tensor);
    }

    private static Value throwImpossible(Tensor tensor) {
        throw new IllegalStateException("Not a result: " + tensor);
    }
}
