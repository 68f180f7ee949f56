package studio.raim.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.engine.catalog.ModelRegistrar;
import studio.raim.engine.catalog.OwnModels;
import studio.raim.engine.catalog.OwnModels.Registration;

/** {@code models add}: an ONNX network, or a checkpoint of an architecture that is known here. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Takes a network of your own into use, by its path, and makes a pipeline of its id.")
final class AddModelCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = ".onnx; or safetensors, .pth, or ncnn .bin with its .param beside it.")
    private Path file;

    @Option(names = "--architecture", description = "Of a checkpoint, as its authors call it, such as RRDBNet.")
    private @Nullable String architecture;

    @Option(
            names = "--config",
            paramLabel = "KEY=VALUE",
            split = ",",
            description = "Arguments of the architecture; what is left out takes the authors' default.")
    private @Nullable Map<String, String> config;

    @Option(
            names = "--say",
            paramLabel = "KEY=VALUE",
            split = ",",
            description = "Of an ONNX network, what trying it did not show, such as range=0..255.")
    private @Nullable Map<String, String> answers;

    @Option(names = "--id", description = "What to call it; default for .onnx: the file's name.")
    private @Nullable ModelId id;

    @ParentCommand
    private ModelsCommand models;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Engine engine = models.engine();
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx") ? addOnnx(engine) : addCheckpoint(engine);
    }

    private int addCheckpoint(Engine engine) {
        if (architecture == null || id == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "A checkpoint needs --architecture and --id; an ONNX file ends in .onnx");
        }
        added(new ModelRegistrar(engine.catalog(), engine.data()).add(file, id, architecture, orEmpty(config)));
        return 0;
    }

    private int addOnnx(Engine engine) {
        ModelId name = id == null ? new ModelId(OwnModels.suggestedId(String.valueOf(file.getFileName()))) : id;
        Registration outcome = new OwnModels(engine.catalog(), engine.data())
                .register(file, name, name.value(), orEmpty(answers), OwnModels.Placement.IN_PLACE);
        return switch (outcome) {
            case Registration.Added added -> {
                out().printf(
                                "sizes: multiples of %s; values: %s; each pixel depends on those up to %d away%n",
                                added.sizeMultiple(), added.card().range(), added.context());
                added(added.card());
                yield 0;
            }
            case Registration.Asked asked -> {
                ask(asked.questions());
                yield 1;
            }
        };
    }

    private void ask(List<OwnModels.Question> questions) {
        for (OwnModels.Question question : questions) {
            out().printf("%s%n", question.sentence());
            question.choices().forEach(choice -> out().printf("  --say %s=%s%n", question.key(), choice));
        }
        out().println("Nothing was added; run this again with one of these.");
        out().flush();
    }

    private void added(ModelCard card) {
        out().printf(
                        "%s is a model of scale %d now; 'raim restore --pipeline %s' uses it%n",
                        card.id(), card.scale(), card.id());
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> given) {
        return Optional.ofNullable(given).orElse(Map.of());
    }
}
