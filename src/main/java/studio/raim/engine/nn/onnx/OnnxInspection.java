package studio.raim.engine.nn.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.raim.engine.nn.Accelerator;

/** Finds out how an unknown ONNX network is to be run, by looking into its file and by running it. */
public final class OnnxInspection {
    /** Keys of answers: a {@link ValueRange}, the name of an output, a multiple of pixels. */
    public static final String RANGE = "range";

    public static final String OUTPUT = "output";
    public static final String SIZE_MULTIPLE = "sizeMultiple";

    private final Accelerator device;

    public OnnxInspection(Accelerator device) {
        this.device = device;
    }

    /** How an inspection ended. */
    public sealed interface Outcome {
        /** All is known. */
        record Clear(OnnxFindings findings) implements Outcome {}

        /** A person has to say; inspect again with the answers. */
        record Unclear(List<OnnxQuestion> questions) implements Outcome {
            public Unclear {
                questions = List.copyOf(questions);
            }
        }
    }

    /**
     * Takes from seconds to minutes, by the size of the network.
     *
     * @param answers to earlier questions, by their key; they are not tried
     * @throws UnusableModelException when the file is no network that restores photographs here
     * @throws IllegalArgumentException when an answer is none of the choices
     */
    public Outcome inspect(Path file, Map<String, String> answers) throws IOException {
        OnnxOutline.check(file);
        try (OnnxSession session = OnnxSession.open(file, device)) {
            List<String> outputs = session.imageOutputs();
            Optional<String> answered = answer(answers, OUTPUT);
            if (outputs.isEmpty()
                    || answered.filter(name -> !outputs.contains(name)).isPresent()) {
                throw new UnusableModelException("%s puts out no image of that kind; its images are: %s"
                        .formatted(session.name(), outputs.isEmpty() ? "none" : String.join(", ", outputs)));
            }
            if (outputs.size() > 1 && answered.isEmpty()) {
                return new Outcome.Unclear(List.of(new OnnxQuestion(
                        OUTPUT,
                        "The network puts out several images: which one is the restored photograph?",
                        outputs)));
            }
            return tried(new OnnxTrials(session, answered.orElse(outputs.getFirst())), answers);
        }
    }

    private static Outcome tried(OnnxTrials trials, Map<String, String> answers) {
        OnnxTrials.Fit fit = trials.fit(answer(answers, SIZE_MULTIPLE).map(OnnxInspection::multiple));
        List<OnnxQuestion> questions = new ArrayList<>();
        Optional<ValueRange> range = ValueRange.ifGiven(answer(answers, RANGE));
        if (range.isEmpty()) {
            RangeTrial.Verdict verdict = RangeTrial.of(trials, fit);
            if (verdict.clear()) {
                range = Optional.of(verdict.likeliest());
            } else {
                questions.add(new OnnxQuestion(
                        RANGE,
                        "It is not clear which numbers the network takes for black and white: which ones was it trained on?",
                        verdict.words()));
            }
        }
        if (!questions.isEmpty() || range.isEmpty()) {
            return new Outcome.Unclear(questions);
        }
        int context = trials.context(fit, range.get());
        return new Outcome.Clear(new OnnxFindings(
                new OnnxLayout(fit.channels(), trials.output()),
                fit.scale(),
                fit.multiple(),
                range.get().bounds(),
                context,
                trials.longestSeconds()));
    }

    private static Optional<String> answer(Map<String, String> answers, String key) {
        return Optional.ofNullable(answers.get(key)).filter(text -> !text.isBlank());
    }

    private static int multiple(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("A size multiple is 1 to 999 pixels; this is '%s'".formatted(text));
        }
        return Integer.parseInt(text);
    }
}
