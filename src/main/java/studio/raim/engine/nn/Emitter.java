package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.Operation.Call;
import studio.raim.engine.nn.Operation.Convolution;
import studio.raim.engine.nn.Operation.Pointwise;
import studio.raim.engine.nn.Step.Operand;
import studio.raim.engine.nn.Step.Value;
import studio.raim.engine.nn.Step.Weight;

/** Writes a program as the {@code forward} method of a TorchScript module, in its serialised form. */
final class Emitter {
    private final Flavour flavour;
    private final List<Program.Input> inputs;
    private final List<Step> steps;
    private final List<ParameterSpec> parameters;
    private final List<Value> outputs;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Step> postponed = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    Emitter(
            Flavour flavour,
            List<Program.Input> inputs,
            List<Step> steps,
            List<ParameterSpec> parameters,
            List<Value> outputs) {
        this.flavour = flavour;
        this.inputs = inputs;
        this.steps = steps;
        this.parameters = parameters;
        this.outputs = outputs;
        steps.forEach(step -> step.operands().forEach(this::countReader));
        outputs.forEach(this::countReader);
    }

    String text(String method) {
        String arguments = inputs.stream()
                .map(input -> ", " + input.value().text() + ": Tensor")
                .collect(Collectors.joining());
        text.append("  def ")
                .append(method)
                .append("(self: __torch__.M")
                .append(arguments)
                .append(", p: List[Tensor]) -> List[Tensor]:\n");
        inputs.forEach(this::writeInput);
        for (int i = 0; i < steps.size(); i++) {
            write(steps.get(i), i + 1 < steps.size() ? steps.get(i + 1) : null);
        }
        List<String> results = new ArrayList<>();
        for (Value output : outputs) {
            String value = output.text();
            results.add("torch.contiguous(" + (halfPrecision() ? "torch.to(" + value + ", 6)" : value) + ")");
        }
        return text.append("    return [")
                .append(String.join(", ", results))
                .append("]\n")
                .toString();
    }

    private void writeInput(Program.Input input) {
        String value = input.value().text();
        if (input.integer()) {
            return;
        }
        String converted =
                halfPrecision() ? "torch.to(" + value + ", " + flavour.type().torchCode() + ")" : value;
        if (flavour.channelsLast() && input.value().shape().size() == 4) {
            converted = "torch.contiguous(" + converted + ", memory_format=2)";
        }
        if (!converted.equals(value)) {
            assign(value, converted);
        }
    }

    private void write(Step step, @Nullable Step next) {
        List<String> operands = step.operands().stream().map(Operand::text).toList();
        if (step.operation() instanceof Convolution convolution && prepacked(step)) {
            if (next != null && next.operation() instanceof Pointwise && onlyReader(next, step.result())) {
                postponed.put(step.result().text(), step);
            } else {
                assign(step.result().text(), convolution.prepackedText(operands, Convolution.NO_ACTIVATION));
            }
            return;
        }
        Step before = postponed.remove(operands.isEmpty() ? "" : operands.get(0));
        if (before != null
                && before.operation() instanceof Convolution convolution
                && step.operation() instanceof Pointwise activation) {
            List<String> read = before.operands().stream().map(Operand::text).toList();
            assign(step.result().text(), convolution.prepackedText(read, activation.fusedArguments()));
            return;
        }
        assign(step.result().text(), plain(step.operation(), operands));
    }

    private String plain(Operation operation, List<String> operands) {
        if (operation instanceof Call call && call.float32Only() && halfPrecision()) {
            List<String> wide = operands.stream()
                    .map(operand -> "torch.to(" + operand + ", 6)")
                    .toList();
            return "torch.to(" + call.text(wide) + ", " + flavour.type().torchCode() + ")";
        }
        return operation.text(operands);
    }

    private boolean prepacked(Step convolution) {
        return flavour.prepacked()
                && convolution.operands().get(1) instanceof Weight weight
                && parameters.get(weight.index()).geometry() != null;
    }

    private boolean onlyReader(Step reader, Value value) {
        return reader.operands().contains(value) && readers.getOrDefault(value.text(), 0) == 1;
    }

    private void countReader(Operand operand) {
        readers.merge(operand.text(), 1, Integer::sum);
    }

    private boolean halfPrecision() {
        return flavour.type() != NumberType.FP32;
    }

    private void assign(String name, String expression) {
        text.append("    ").append(name).append(" = ").append(expression).append('\n');
    }
}
