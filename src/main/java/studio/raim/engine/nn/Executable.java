package studio.raim.engine.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** TorchScript text that libtorch has compiled; thread-safe. */
final class Executable implements AutoCloseable {
    /** How DJL is told by an array's name that it belongs to a list. */
    private static final String LIST = "[]";

    private final PtSymbolBlock module;

    private Executable(PtSymbolBlock module) {
        this.module = module;
    }

    /** Compiles methods (indented by two blanks) for the device of {@code owner}, which also closes them. */
    static Executable compile(NDManager owner, String methods) {
        try {
            byte[] archive = TorchArchive.of(methods);
            return new Executable(
                    JniUtils.loadModule((PtNDManager) owner, new ByteArrayInputStream(archive), true, false));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        } catch (EngineException e) {
            throw new IllegalStateException("libtorch does not accept this network's text:\n" + methods, e);
        }
    }

    /** Calls a method; records no graph. The caller closes arguments and result. */
    IValue call(String method, IValue... arguments) {
        try {
            return IValueUtils.runMethod(module, method, arguments);
        } catch (EngineException e) {
            throw OutOfDeviceMemoryException.recognise(e);
        }
    }

    /** Calls {@code forward} so that gradients reach inputs and parameters; results join the first input's scope. */
    NDList train(NDList inputs, NDList... parameterLists) {
        NDList all = new NDList(inputs);
        for (int i = 0; i < parameterLists.length; i++) {
            // DJL passes a list by the name of its arrays, so an empty one needs an array that is not read.
            NDList list = parameterLists[i].isEmpty()
                    ? new NDList(inputs.get(0).getManager().zeros(new Shape(1)))
                    : parameterLists[i];
            for (NDArray parameter : list) {
                parameter.setName("p" + i + LIST);
                all.add(parameter);
            }
        }
        try {
            return IValueUtils.forward(module, all, true);
        } catch (EngineException e) {
            throw OutOfDeviceMemoryException.recognise(e);
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
