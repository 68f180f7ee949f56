package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import studio.raim.engine.nn.ParameterSpec.Role;
import studio.raim.engine.nn.Step.Operand;
import studio.raim.engine.nn.Step.Value;
import studio.raim.engine.nn.Step.Weight;

/**
 * A network without its weights: what it computes, and which tensors it needs, in order.
 *
 * <p>Immutable. Sizes that the architecture leaves open are read when it runs, so one program serves every image size.
 */
public final class Program {
    private final String name;
    private final List<Input> inputs;
    private final List<Step> steps;
    private final List<ParameterSpec> parameters;
    private final Map<String, Value> outputs;
    private final Map<String, Value> intermediates;

    /** A named input; {@code integer} ones keep their type. */
    record Input(String name, Value value, boolean integer) {}

    Program(
            String name,
            List<Input> inputs,
            List<Step> steps,
            List<ParameterSpec> parameters,
            Map<String, Value> outputs,
            Map<String, Value> intermediates) {
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.steps = List.copyOf(steps);
        this.parameters = List.copyOf(parameters);
        this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        this.intermediates = Collections.unmodifiableMap(new LinkedHashMap<>(intermediates));
    }

    public String name() {
        return name;
    }

    /** The checkpoint tensors in the order in which they are passed; unused ones come last and are not passed. */
    public List<ParameterSpec> parameters() {
        return parameters;
    }

    List<ParameterSpec> passedParameters() {
        return parameters.stream().filter(spec -> spec.role() != Role.UNUSED).toList();
    }

    /** Shapes by name of the tensors that the program reads, in order: what {@code Checkpoint.namedFor} asks for. */
    public Map<String, List<Long>> shapes() {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        passedParameters().forEach(spec -> shapes.put(spec.name(), spec.shape()));
        return shapes;
    }

    /** How many numbers training may change. */
    public long weightCount() {
        return parameters.stream()
                .filter(spec -> spec.role() == Role.WEIGHT)
                .mapToLong(ParameterSpec::elements)
                .sum();
    }

    /** Names of the inputs, in the order of {@link Network#run}'s arguments. */
    public List<String> inputs() {
        return inputs.stream().map(Input::name).toList();
    }

    /** Names of the outputs, in the order in which {@link Network#runAll} returns them. */
    public List<String> outputs() {
        return List.copyOf(outputs.keySet());
    }

    /** Names of the marked intermediates. */
    public List<String> intermediates() {
        return List.copyOf(intermediates.keySet());
    }

    /** The same network, returning these intermediates after its outputs; for comparing layer by layer. */
    public Program revealing(Collection<String> names) {
        Map<String, Value> more = new LinkedHashMap<>(outputs);
        for (String wanted : names) {
            Value value = intermediates.get(wanted);
            if (value == null) {
                throw new IllegalArgumentException(
                        "%s has no intermediate '%s'; there are %s".formatted(name, wanted, intermediates.keySet()));
            }
            more.put(wanted, value);
        }
        return new Program(name, inputs, steps, parameters, more, intermediates);
    }

    /** The TorchScript text, in float32 and without any processor's own operations. */
    public String source() {
        return source(Flavour.REFERENCE);
    }

    String source(Flavour flavour) {
        return method("forward", flavour);
    }

    /** The text as a method of this name: (inputs…, p: List[Tensor]) -> List[Tensor]. */
    String method(String methodName, Flavour flavour) {
        return new Emitter(flavour, inputs, steps, parameters, List.copyOf(outputs.values())).text(methodName);
    }

    /** One line for each input, layer and output with its shape, for people. */
    public String describe() {
        List<String> lines = new ArrayList<>();
        inputs.forEach(input -> lines.add(input.name() + ": " + shape(input.value())));
        for (Step step : steps) {
            if (!step.label().isEmpty()) {
                lines.add(step.label() + " -> " + shape(step.result()));
            }
        }
        outputs.forEach((output, value) -> lines.add(output + " = " + shape(value)));
        return String.join("\n", lines) + "\n";
    }

    /**
     * Multiplications and additions of all convolutions in one run, for judging speed.
     *
     * @param sizes the value of each symbol of the inputs' shapes, such as {@code H}
     */
    public double convolutionOperations(ToLongFunction<String> sizes) {
        double total = 0;
        for (Step step : steps) {
            if (step.operation() instanceof Operation.Convolution) {
                double perPixel = 2 * weightsOfOneChannel(step.operands().get(1));
                for (Dim size : step.result().shape()) {
                    perPixel *= size.evaluate(sizes);
                }
                total += perPixel;
            }
        }
        return total;
    }

    private double weightsOfOneChannel(Operand weight) {
        if (weight instanceof Weight stored) {
            ParameterSpec spec = parameters.get(stored.index());
            return (double) spec.elements() / spec.shape().get(0);
        }
        return ((Value) weight).shape().stream().skip(1).mapToDouble(Dim::value).reduce(1, (a, b) -> a * b);
    }

    private static String shape(Value value) {
        return value.shape().stream().map(Dim::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
