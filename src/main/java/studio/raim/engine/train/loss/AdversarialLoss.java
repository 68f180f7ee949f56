package studio.raim.engine.train.loss;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Tensor;
import studio.raim.engine.nn.arch.UNetDiscriminatorSN;

/**
 * What a U-Net discriminator with spectral norm says; it learns beside the network.
 *
 * @param features of the discriminator
 */
public record AdversarialLoss(double weight, Contest contest, int features) implements LossSpec {
    @JsonCreator
    static AdversarialLoss read(
            @JsonProperty("weight") double weight,
            @JsonProperty("contest") @Nullable Contest contest,
            @JsonProperty("features") @Nullable Integer features) {
        return new AdversarialLoss(
                weight, Objects.requireNonNullElse(contest, Contest.vanilla), Objects.requireNonNullElse(features, 64));
    }

    @Override
    public String name() {
        return "adversarial";
    }

    @Override
    public Tensor of(Judged pictures) {
        Tensor fake = logits(pictures.net(), pictures.restored());
        return contest.generator(logits(pictures.net(), pictures.target()), fake);
    }

    /** The discriminator as it learns: inputs {@code target} and {@code y}, outputs their logits {@code real} and {@code fake}. */
    public Program opponent() {
        ProgramBuilder builder = new ProgramBuilder("opponent");
        Tensor target = builder.input(Objective.TARGET, "N", 3, "H", "W");
        Tensor restored = builder.input(Objective.RESTORED, "N", 3, "H", "W");
        builder.output("real", logits(builder.layers(), target));
        builder.output("fake", logits(builder.layers(), restored));
        return builder.build();
    }

    /** What the discriminator minimises, over its logits. */
    public Program opponentObjective() {
        ProgramBuilder builder = new ProgramBuilder("opponentObjective");
        Tensor real = builder.input("real", "N", 1, "H", "W");
        Tensor fake = builder.input("fake", "N", 1, "H", "W");
        builder.output("total", contest.discriminator(real, fake));
        return builder.build();
    }

    private Tensor logits(Layers net, Tensor x) {
        return UNetDiscriminatorSN.logits(net, x, 3, features, true);
    }
}
