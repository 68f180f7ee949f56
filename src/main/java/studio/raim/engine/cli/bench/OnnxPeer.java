package studio.raim.engine.cli.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime on this machine's processor, with all its optimisations; create it after libtorch has started. */
final class OnnxPeer implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxPeer(byte[] model, int threads) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not take the network: " + e.getMessage(), e);
        }
    }

    /** (1, 3, height, width) in, the enlarged image's numbers out. */
    float[] run(float[] x, int height, int width) {
        try (OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), new long[] {1, 3, height, width});
                OrtSession.Result result = session.run(Map.of("x", input))) {
            FloatBuffer numbers = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] y = new float[numbers.remaining()];
            numbers.get(y);
            return y;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot be closed: " + e.getMessage(), e);
        }
    }
}
