package studio.raim.engine.nn.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.time.Duration;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.ImageNetwork;
import studio.raim.engine.nn.OutOfDeviceMemoryException;

/**
 * A person's own ONNX network, ready to run on the processor.
 *
 * <p>Thread-safe. Closing while a run is under way is the caller's mistake.
 */
public final class OnnxNetwork implements ImageNetwork {
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private final OnnxSession session;
    private final OnnxLayout layout;

    private OnnxNetwork(OnnxSession session, OnnxLayout layout) {
        this.session = session;
        this.layout = layout;
    }

    /**
     * Loads the network.
     *
     * @param on whose threads it uses
     * @throws UnusableModelException when ONNX Runtime does not take it
     */
    public static OnnxNetwork open(Path file, OnnxLayout layout, Accelerator on) {
        return new OnnxNetwork(OnnxSession.open(file, on), layout);
    }

    @Override
    public NDArray restore(NDManager scope, NDArray image) {
        Shape shape = image.getShape();
        int channels = (int) shape.get(1);
        Planes in = new Planes(image.toFloatArray(), channels, (int) shape.get(2), (int) shape.get(3));
        try {
            Planes out = channels == layout.channels() ? run(in) : oneByOne(in);
            return scope.create(out.values(), new Shape(1, out.channels(), out.height(), out.width()));
        } catch (OrtException e) {
            throw OutOfDeviceMemoryException.recognise(new IllegalStateException(
                    "The network %s failed: %s".formatted(session.name(), OnnxSession.reason(e)), e));
        }
    }

    private Planes oneByOne(Planes in) throws OrtException {
        if (layout.channels() != 1) {
            throw new IllegalArgumentException("%s wants %d channels and was given %d"
                    .formatted(session.name(), layout.channels(), in.channels()));
        }
        Planes first = run(in.channel(0));
        int size = first.values().length;
        float[] all = new float[in.channels() * size];
        System.arraycopy(first.values(), 0, all, 0, size);
        for (int c = 1; c < in.channels(); c++) {
            System.arraycopy(run(in.channel(c)).values(), 0, all, c * size, size);
        }
        return new Planes(all, in.channels(), first.height(), first.width());
    }

    private Planes run(Planes in) throws OrtException {
        return session.run(in, layout.output(), NO_LIMIT);
    }

    @Override
    public void close() {
        session.close();
    }
}
