package studio.raim.engine.cli;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.run.RunOptions;

/** How {@code restore} runs a pipeline. */
final class RunChoice {
    /** What the record of a result says, so that nobody may say otherwise with {@code --like}. */
    static final Set<String> NAMES =
            Set.of("--pipeline", "--device", "--number-type", "--tile", "--overlap", "--seed", "--strength");

    enum NumberTypeChoice {
        auto,
        fp32,
        bf16,
        fp16
    }

    @Option(names = "--pipeline", paramLabel = "ID", description = "See 'raim pipelines'; default ${DEFAULT-VALUE}.")
    String pipeline = "quick";

    @Option(names = "--device", description = "cpu or gpu:0; default ${DEFAULT-VALUE}.")
    String device = "cpu";

    @Option(
            names = "--strength",
            paramLabel = "0..100",
            description = "Percent of the way from the photograph to the restored one; default ${DEFAULT-VALUE}.")
    private int strength = RunOptions.FULL_STRENGTH;

    @Option(
            names = "--number-type",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}: the fastest that is exact enough.")
    private NumberTypeChoice numberType = NumberTypeChoice.auto;

    @Option(
            names = "--tile",
            paramLabel = "N",
            description = "Side of a tile in pixels; default: what fits into memory.")
    private @Nullable Integer tile;

    @Option(
            names = "--overlap",
            paramLabel = "N",
            description = "Pixels that a tile sees around itself; default: what the models need.")
    private @Nullable Integer overlap;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "For stages that draw random numbers; default ${DEFAULT-VALUE}.")
    private long seed;

    RunOptions options() {
        NumberType type = numberType == NumberTypeChoice.auto
                ? null
                : NumberType.valueOf(numberType.name().toUpperCase(Locale.ROOT));
        return RunOptions.DEFAULT
                .withNumberType(type)
                .withTile(tile)
                .withOverlap(overlap)
                .withSeed(seed)
                .withStrength(strength);
    }
}
