package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import studio.raim.engine.nn.ParameterSpec.Role;

/** Writes the methods of one training step around the texts of a network and of what it is judged by. */
final class TrainingText {
    private TrainingText() {}

    /**
     * {@code forward(inputs…, others…, w, q)} -> [objective's outputs…, network's outputs…, gradients…].
     *
     * <p>The network's inputs come first, then those of the objective's inputs that are neither the network's inputs nor its
     * outputs. Gradients are taken inside the text, so no graph outlives the call. Weights stay float32; in a half-precision
     * flavour the network sees rounded copies.
     */
    static String gradients(Program network, Program objective, Flavour flavour) {
        List<ParameterSpec> weights = network.passedParameters();
        StringBuilder text = new StringBuilder();
        text.append(network.method("network", flavour));
        text.append(objective.method("objective", Flavour.REFERENCE));
        List<String> inputs = new ArrayList<>(network.inputs());
        inputs.addAll(others(network, objective));
        text.append("  def forward(self: __torch__.M")
                .append(inputs.stream()
                        .map(name -> ", " + in(name) + ": Tensor")
                        .collect(Collectors.joining()))
                .append(", w: List[Tensor], q: List[Tensor]) -> List[Tensor]:\n");
        List<String> passed = new ArrayList<>();
        List<String> learnt = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            String leaf = "w[" + i + "]";
            if (weights.get(i).role() == Role.WEIGHT) {
                line(text, "w" + i + " = torch.requires_grad_(torch.detach(w[" + i + "]))");
                leaf = "w" + i;
                learnt.add(leaf);
            }
            passed.add(prepared(leaf, weights.get(i), flavour));
        }
        line(text, "r = (self).network(" + arguments(network.inputs()) + "[" + String.join(", ", passed) + "])");
        for (int i = 0; i < network.outputs().size(); i++) {
            line(text, out(network.outputs().get(i)) + " = r[" + i + "]");
        }
        String judged = objective.inputs().stream()
                .map(name -> network.outputs().contains(name) ? out(name) : in(name))
                .map(name -> name + ", ")
                .collect(Collectors.joining());
        line(text, "o = (self).objective(" + judged + "q)");
        line(text, "g = torch.grad([o[0]], [" + String.join(", ", learnt) + "])");
        List<String> results = new ArrayList<>();
        IntStream.range(0, objective.outputs().size()).forEach(i -> results.add("torch.detach(o[" + i + "])"));
        network.outputs().forEach(name -> results.add("torch.detach(" + out(name) + ")"));
        IntStream.range(0, learnt.size()).forEach(i -> results.add("torch._unwrap_optional(g[" + i + "])"));
        line(text, "return [" + String.join(", ", results) + "]");
        return text.toString();
    }

    /** Inputs of the objective that the network neither takes nor makes. */
    static List<String> others(Program network, Program objective) {
        return objective.inputs().stream()
                .filter(name ->
                        !network.inputs().contains(name) && !network.outputs().contains(name))
                .toList();
    }

    private static String prepared(String leaf, ParameterSpec spec, Flavour flavour) {
        String typed = flavour.type() == NumberType.FP32
                ? leaf
                : "torch.to(" + leaf + ", " + flavour.type().torchCode() + ")";
        return flavour.channelsLast() && spec.shape().size() == 4
                ? "torch.contiguous(" + typed + ", memory_format=2)"
                : typed;
    }

    /**
     * {@code update(w, g, m, v, e, s: List[float])}: one step of Adam with decoupled weight decay, and the moving average.
     *
     * <p>s is [gradient's factor, β₁, β₂, 1−β₁, 1−β₂, 1/(1−β₂ᵗ), ε, −rate/(1−β₁ᵗ), 1−rate·decay, 1−averaging].
     */
    static String update(int count) {
        StringBuilder text = new StringBuilder();
        text.append(
                "  def update(self: __torch__.M, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], "
                        + "e: List[Tensor], s: List[float]) -> int:\n");
        for (int i = 0; i < count; i++) {
            String at = "[" + i + "]";
            line(text, "g%d = torch.mul(g%s, s[0])".formatted(i, at));
            line(text, "m%d = torch.add_(torch.mul_(m%s, s[1]), g%d, alpha=s[3])".formatted(i, at, i));
            line(text, "v%d = torch.addcmul_(torch.mul_(v%s, s[2]), g%d, g%d, value=s[4])".formatted(i, at, i, i));
            line(text, "d%d = torch.add(torch.sqrt(torch.mul(v%d, s[5])), s[6])".formatted(i, i));
            line(text, "w%d = torch.addcdiv_(torch.mul_(w%s, s[8]), m%d, d%d, value=s[7])".formatted(i, at, i, i));
            line(text, "e%d = torch.lerp_(e%s, w%d, s[9])".formatted(i, at, i));
        }
        line(text, "return 0");
        return text.toString();
    }

    /** {@code add(a, b)}: adds b's tensors to a's. {@code length(g)} -> the Euclidean length of all tensors together. */
    static String sums(int count) {
        StringBuilder text = new StringBuilder();
        text.append("  def add(self: __torch__.M, a: List[Tensor], b: List[Tensor]) -> int:\n");
        for (int i = 0; i < count; i++) {
            line(text, "a%d = torch.add_(a[%d], b[%d])".formatted(i, i, i));
        }
        line(text, "return 0");
        text.append("  def length(self: __torch__.M, g: List[Tensor]) -> Tensor:\n");
        String squares = IntStream.range(0, count)
                .mapToObj(i -> "torch.sum(torch.square(g[" + i + "]))")
                .collect(Collectors.joining(", "));
        line(text, "return torch.sqrt(torch.sum(torch.stack([" + squares + "])))");
        return text.toString();
    }

    private static String arguments(List<String> inputs) {
        return inputs.stream().map(name -> in(name) + ", ").collect(Collectors.joining());
    }

    private static String in(String name) {
        return "in_" + name;
    }

    private static String out(String name) {
        return "out_" + name;
    }

    private static void line(StringBuilder text, String statement) {
        text.append("    ").append(statement).append('\n');
    }
}
