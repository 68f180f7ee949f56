package studio.raim.engine.train.loss;

import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.raim.engine.nn.ParameterSpec;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Tensor;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.StoredTensor;

/** The sum of a recipe's losses as a program. */
public final class Objective {
    /** What the network calls its result, and the further inputs. */
    public static final String RESTORED = "y";

    public static final String TARGET = "target";
    public static final String LOW_QUALITY = "x";
    public static final String MASK = "mask";

    private Objective() {}

    /** Outputs: {@code total}, then each loss by itself under its name, not weighted. */
    public static Program of(List<? extends LossSpec> losses) {
        ProgramBuilder builder = new ProgramBuilder("objective");
        Map<String, Tensor> results = new LinkedHashMap<>();
        for (LossSpec loss : losses) {
            results.computeIfAbsent(loss.result(), name -> builder.input(name, "N", 3, "H", "W"));
        }
        Tensor target = builder.input(TARGET, "N", 3, "H", "W");
        Tensor lowQuality = builder.input(LOW_QUALITY, "N", 3, "H", "W");
        List<Tensor> values = new ArrayList<>();
        for (LossSpec loss : losses) {
            values.add(loss.of(new Judged(
                    builder.layers().at(loss.name()),
                    Objects.requireNonNull(results.get(loss.result())),
                    target,
                    lowQuality,
                    () -> builder.input(MASK, "N", 1, "H", "W"))));
        }
        Tensor total = values.get(0).mul(losses.get(0).weight());
        for (int i = 1; i < losses.size(); i++) {
            total = total.add(values.get(i).mul(losses.get(i).weight()));
        }
        builder.output("total", total);
        for (int i = 0; i < losses.size(); i++) {
            builder.output(losses.get(i).name(), values.get(i));
        }
        return builder.build();
    }

    /** The results beside {@link #RESTORED} that these losses judge: marked intermediates of the network. */
    public static List<String> intermediates(List<? extends LossSpec> losses) {
        return losses.stream()
                .map(LossSpec::result)
                .filter(result -> !result.equals(RESTORED))
                .distinct()
                .toList();
    }

    /** The parameters of all losses that read them from a file, under the objective's names. */
    public static Parameters parameters(List<? extends LossSpec> losses, Path folder) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        List<Checkpoint> open = new ArrayList<>();
        for (LossSpec loss : losses) {
            if (loss.parameterFile().isPresent()) {
                Path file = folder.resolve(loss.parameterFile().get());
                if (!Files.exists(file)) {
                    throw new IllegalArgumentException(
                            "The loss '%s' needs weights in %s: put torchvision's file there, or take the loss out"
                                    .formatted(loss.name(), file));
                }
                Checkpoint checkpoint = Checkpoint.open(file);
                open.add(checkpoint);
                for (ParameterSpec spec : of(List.of(loss)).parameters()) {
                    String own = spec.name().substring(loss.name().length() + 1);
                    tensors.put(spec.name(), checkpoint.tensor(own));
                }
            }
        }
        return new Parameters(tensors, open);
    }

    /** Tensors in mapped files. */
    public record Parameters(Map<String, StoredTensor> tensors, List<Checkpoint> files) implements Closeable {
        @Override
        public void close() {
            files.forEach(Checkpoint::close);
        }
    }
}
