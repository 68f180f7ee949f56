package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.List;
import studio.raim.engine.nn.Operation.Call;

/**
 * Convolutions whose weight is divided by its largest singular value, estimated by stored vectors (Miyato et al., 2018).
 *
 * <p>A checkpoint holds {@code name.weight_orig} and the vectors {@code name.weight_u} (out) and {@code name.weight_v} (in·k²); σ =
 * uᵀ·W·v with W the weight as a matrix (out, in·k²). Training refreshes the vectors after each step.
 */
public final class SpectralNorm {
    static final String WEIGHT = ".weight_orig";
    static final String LEFT = ".weight_u";
    static final String RIGHT = ".weight_v";

    private SpectralNorm() {}

    /** Convolution without bias: (N, in, H, W) -> (N, out, H', W'). */
    public static Tensor conv(Layers net, String name, Tensor x, long in, long out, int kernel, ConvGeometry geometry) {
        Tensor weight = net.weight(name + WEIGHT, out, in, kernel, kernel);
        Tensor left = net.buffer(name + LEFT, out);
        Tensor right = net.buffer(name + RIGHT, in * kernel * kernel);
        Tensor sigma =
                weight.call(new Call("torch.dot($, torch.mv(torch.flatten($, 1), $))"), List.of(), left, weight, right);
        return Spatial.convolve(
                x, weight.call(new Call("torch.div($, $)"), weight.shape(), weight, sigma), kernel, geometry);
    }

    /** {@code refresh(w)}: one power iteration on the vectors of each such convolution, in place. */
    static String refresh(Program program) {
        List<ParameterSpec> passed = program.passedParameters();
        List<String> names = passed.stream().map(ParameterSpec::name).toList();
        List<String> lines = new ArrayList<>(List.of("  def refresh(self: __torch__.M, w: List[Tensor]) -> int:"));
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).endsWith(WEIGHT)) {
                String layer = names.get(i).substring(0, names.get(i).length() - WEIGHT.length());
                int u = names.indexOf(layer + LEFT);
                int v = names.indexOf(layer + RIGHT);
                lines.add("    m%d = torch.flatten(w[%d], 1)".formatted(i, i));
                lines.add("    v%d = torch.mv(torch.t(m%d), w[%d])".formatted(i, i, u));
                lines.add("    v%d = torch.copy_(w[%d], torch.div(v%d, torch.clamp_min(torch.norm(v%d), 1e-12)))"
                        .formatted(i, v, i, i));
                lines.add("    u%d = torch.mv(m%d, w[%d])".formatted(i, i, v));
                lines.add("    u%d = torch.copy_(w[%d], torch.div(u%d, torch.clamp_min(torch.norm(u%d), 1e-12)))"
                        .formatted(i, u, i, i));
            }
        }
        lines.add("    return 0");
        return String.join("\n", lines) + "\n";
    }
}
