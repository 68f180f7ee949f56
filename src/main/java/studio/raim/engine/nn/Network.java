package studio.raim.engine.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import studio.raim.engine.nn.checkpoint.Checkpoint;

/**
 * A program with weights on a device, ready to run.
 *
 * <p>Thread-safe: several threads may run it at once. Closing waits for runs that are under way; a run after that is an
 * {@link IllegalStateException}.
 */
public final class Network implements ImageNetwork {
    private final Program program;
    private final Accelerator accelerator;
    private final NumberType type;
    private final NDManager owner;
    private final Executable executable;
    private final IValue weights;
    private final long weightBytes;
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private Network(
            Program program, Accelerator accelerator, Flavour flavour, NDManager owner, List<PtNDArray> parameters) {
        this.program = program;
        this.accelerator = accelerator;
        this.type = flavour.type();
        this.owner = owner;
        this.executable = Executable.compile(owner, program.source(flavour));
        this.weights = IValue.listFrom(parameters.toArray(PtNDArray[]::new));
        this.weightBytes = program.passedParameters().stream()
                .mapToLong(spec -> spec.elements() * type.bytes())
                .sum();
    }

    /**
     * Loads the weights onto the device.
     *
     * @throws WrongCheckpointException when a tensor is missing, too many, or of another shape; it names the first one
     */
    public static Network load(Program program, Checkpoint weights, Accelerator on, NumberType type) {
        if (!on.supports(type)) {
            throw new IllegalArgumentException("%s cannot compute in %s".formatted(on.description(), type));
        }
        Checkpoint named = weights.namedFor(program.shapes());
        Manifest.check(program, named);
        Flavour flavour = new Flavour(type, true, on.isCpu());
        NDManager owner = on.newScope();
        try {
            List<PtNDArray> parameters = new ArrayList<>();
            for (ParameterSpec spec : program.passedParameters()) {
                parameters.add(
                        (PtNDArray) on.packer().pack(owner, named.tensor(spec.name()), spec.geometry(), flavour));
            }
            return new Network(program, on, flavour, owner, parameters);
        } catch (RuntimeException e) {
            owner.close();
            throw OutOfDeviceMemoryException.recognise(e);
        }
    }

    /** Runs a network with one output: float32 arrays in, a float32 array out that belongs to {@code scope}. */
    public NDArray run(NDManager scope, NDArray... inputs) {
        NDList outputs = runAll(scope, new NDList(inputs));
        if (outputs.size() != 1) {
            outputs.close();
            throw new IllegalStateException(
                    "%s has the outputs %s: call runAll".formatted(program.name(), program.outputs()));
        }
        return outputs.get(0);
    }

    @Override
    public NDArray restore(NDManager scope, NDArray image) {
        return run(scope, image);
    }

    /** Runs the network: arrays in the order of {@link Program#inputs}, results in that of {@link Program#outputs}. */
    public NDList runAll(NDManager scope, NDList inputs) {
        if (inputs.size() != program.inputs().size()) {
            throw new IllegalArgumentException("%s has the inputs %s and was given %d arrays"
                    .formatted(program.name(), program.inputs(), inputs.size()));
        }
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The network " + program.name() + " is closed");
            }
            return call(scope, inputs);
        } finally {
            life.readLock().unlock();
        }
    }

    private NDList call(NDManager scope, NDList inputs) {
        IValue[] arguments = new IValue[inputs.size() + 1];
        try (NDManager transfers = scope.newSubManager()) {
            for (int i = 0; i < inputs.size(); i++) {
                arguments[i] = IValue.from((PtNDArray) onDevice(transfers, inputs.get(i)));
            }
            arguments[inputs.size()] = weights;
            try (IValue result = executable.call("forward", arguments)) {
                return new NDList(result.toTensorArray((PtNDManager) scope));
            }
        } finally {
            for (int i = 0; i < inputs.size(); i++) {
                if (arguments[i] != null) {
                    arguments[i].close();
                }
            }
        }
    }

    private NDArray onDevice(NDManager transfers, NDArray input) {
        if (input.getDevice().equals(accelerator.device())) {
            return input;
        }
        NDArray moved = input.toDevice(accelerator.device(), false);
        moved.attach(transfers);
        return moved;
    }

    public Program program() {
        return program;
    }

    public NumberType numberType() {
        return type;
    }

    /** What the weights take on the device, in bytes. */
    public long weightBytes() {
        return weightBytes;
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                weights.close();
                owner.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }
}
