package studio.raim.engine.nn;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** Starts libtorch once. */
final class TorchEngine {
    private static final String THREADS = "raim.cpu.threads";
    private static final String OFFLINE = "ai.djl.offline";

    private TorchEngine() {}

    static Engine start() {
        return Holder.ENGINE;
    }

    /** Threads that one operation is spread over. */
    static int threads() {
        return Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors());
    }

    private static final class Holder {
        static final Engine ENGINE = create();

        private static Engine create() {
            if (System.getProperty(OFFLINE) == null) {
                System.setProperty(OFFLINE, "true"); // the native libraries are on the class path
            }
            Engine engine = Engine.getEngine("PyTorch");
            JniUtils.setNumThreads(threads());
            JniUtils.setGradMode(false);
            return engine;
        }
    }
}
