package studio.raim.engine.nn.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import studio.raim.engine.nn.Accelerator;

/** An ONNX file that ONNX Runtime has taken, with one image as input. */
final class OnnxSession implements AutoCloseable {
    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final long[] shape;

    private OnnxSession(String name, OrtEnvironment environment, OrtSession session) throws OrtException {
        this.name = name;
        this.environment = environment;
        this.session = session;
        List<NodeInfo> inputs = List.copyOf(session.getInputInfo().values());
        if (inputs.size() != 1) {
            throw new UnusableModelException("%s has %d inputs (%s); a restoring network has one, the photograph"
                    .formatted(name, inputs.size(), String.join(", ", session.getInputNames())));
        }
        this.input = inputs.getFirst().getName();
        this.shape = imageShape(inputs.getFirst());
    }

    /** {@code on} is asked for first, because libtorch must be there before ONNX Runtime is. */
    static OnnxSession open(Path file, Accelerator on) {
        String name = OnnxOutline.name(file);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(on.threads());
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // exceptions say it too
            // What a tile took is given back, so that the next one may have another size.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session = environment.createSession(file.toString(), options);
            try {
                return new OnnxSession(name, environment, session);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new UnusableModelException(
                    "%s is not taken by ONNX Runtime: %s. Export it again, as ONNX with operator set 7 to 23"
                            .formatted(name, reason(e)),
                    e);
        }
    }

    private long[] imageShape(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.getShape().length != 4) {
            throw new UnusableModelException(
                    "%s does not read an image: its input '%s' has not the four dimensions (1, channels, height, width)"
                            .formatted(name, node.getName()));
        }
        if (tensor.type != OnnxJavaType.FLOAT) {
            throw new UnusableModelException(
                    "%s reads numbers of the type %s: export it with float32 in and out".formatted(name, tensor.type));
        }
        long[] sizes = tensor.getShape();
        if (sizes[0] > 1) {
            throw new UnusableModelException("%s reads %d images at once: export it for one".formatted(name, sizes[0]));
        }
        if (sizes[3] == 1 || sizes[3] == 3) {
            throw new UnusableModelException(
                    "%s wants the channels last; export it with the input (1, channels, height, width)"
                            .formatted(name));
        }
        if (sizes[2] > 0 || sizes[3] > 0) {
            throw new UnusableModelException(
                    "%s takes only images of %d × %d pixels: export it with height and width left free (dynamic axes)"
                            .formatted(name, sizes[3], sizes[2]));
        }
        return sizes;
    }

    String name() {
        return name;
    }

    /** As the file says; -1 when it leaves them free. */
    int channels() {
        return (int) shape[1];
    }

    /** The outputs that are float32 and can have four dimensions. */
    List<String> imageOutputs() {
        try {
            List<String> names = new ArrayList<>();
            for (NodeInfo node : session.getOutputInfo().values()) {
                if (node.getInfo() instanceof TensorInfo tensor
                        && tensor.type == OnnxJavaType.FLOAT
                        && (tensor.getShape().length == 4 || tensor.getShape().length == 0)) {
                    names.add(node.getName());
                }
            }
            return names;
        } catch (OrtException e) {
            throw new UnusableModelException("%s does not say what it puts out: %s".formatted(name, reason(e)), e);
        }
    }

    /**
     * Runs the network.
     *
     * @param limit after which it is stopped
     * @throws OrtException when it fails or was stopped
     */
    Planes run(Planes in, String output, Duration limit) throws OrtException {
        long[] size = {1, in.channels(), in.height(), in.width()};
        try (OrtSession.RunOptions options = new OrtSession.RunOptions();
                OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(in.values()), size)) {
            options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            CompletableFuture<Void> alarm = new CompletableFuture<>();
            CompletableFuture<Void> stop = alarm.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(() -> terminate(options));
            try (OrtSession.Result result = session.run(Map.of(input, x), Set.of(output), options)) {
                return planes(result.get(0));
            } finally {
                stop.cancel(false);
                alarm.cancel(false);
            }
        }
    }

    private static void terminate(OrtSession.RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException | IllegalStateException e) {
            System.getLogger(OnnxSession.class.getName())
                    .log(System.Logger.Level.DEBUG, "A run ended before it was stopped", e);
        }
    }

    private Planes planes(OnnxValue value) throws OrtException {
        if (!(value instanceof OnnxTensor tensor) || tensor.getInfo().getShape().length != 4) {
            throw new UnusableModelException("%s does not put out an image of four dimensions".formatted(name));
        }
        long[] size = tensor.getInfo().getShape();
        float[] values = new float[Math.toIntExact(tensor.getInfo().getNumElements())];
        tensor.getFloatBuffer().get(values);
        return new Planes(values, (int) size[1], (int) size[2], (int) size[3]);
    }

    /** ONNX Runtime's own words, first line, without the part that names its source files. */
    static String reason(OrtException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        return line.replaceAll("/\\S+/", "").replaceAll("\\.$", "");
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The network %s could not be closed".formatted(name), e);
        }
    }
}
