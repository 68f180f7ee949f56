package studio.raim.engine.train.loss;

import java.util.List;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Tensor;

/** The sum of a recipe's losses as a program. */
public final class Objective {
    /** What the network calls its result, and the further inputs. */
    public static final String RESTORED = "y";

    public static final String TARGET = "target";
    public static final String LOW_QUALITY = "x";

    private Objective() {}

    /** Outputs: {@code total}, then each loss by itself under its name, not weighted. */
    public static Program of(List<LossSpec> losses) {
        ProgramBuilder builder = new ProgramBuilder("objective");
        Tensor restored = builder.input(RESTORED, "N", 3, "H", "W");
        Tensor target = builder.input(TARGET, "N", 3, "H", "W");
        Tensor lowQuality = builder.input(LOW_QUALITY, "N", 3, "H", "W");
        Layers net = builder.layers();
        List<Tensor> values = losses.stream()
                .map(loss -> loss.of(net.at(loss.name()), restored, target, lowQuality))
                .toList();
        Tensor total = values.get(0).mul(losses.get(0).weight());
        for (int i = 1; i < losses.size(); i++) {
            total = total.addScaled(values.get(i), losses.get(i).weight());
        }
        builder.output("total", total);
        for (int i = 0; i < losses.size(); i++) {
            builder.output(losses.get(i).name(), values.get(i));
        }
        return builder.build();
    }
}
