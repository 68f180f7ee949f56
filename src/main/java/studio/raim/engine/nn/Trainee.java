package studio.raim.engine.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.ParameterSpec.Role;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.ElementType;
import studio.raim.engine.nn.checkpoint.StoredTensor;

/**
 * A network that learns: its weights, what Adam remembers of their gradients, and their moving average, on one device.
 *
 * <p>Not thread-safe. Each step's native memory belongs to the step. A step may work on several parts of its batch at once, which share
 * the processors.
 */
public final class Trainee implements AutoCloseable {
    /** What a trainee keeps of each weight: prefixes of the names in its state. */
    private static final List<String> KEPT = List.of("weight.", "mean.", "square.", "average.");

    private final Program network;
    private final Accelerator device;
    private final NDManager owner;
    private final Executable gradients;
    private final Executable updates;
    private final List<ParameterSpec> learnt;
    private final Program objective;
    private final List<NDList> kept = new ArrayList<>();
    private final NDList weights = new NDList();
    private final NDList constants = new NDList();
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("trainee-", 0).daemon().factory());

    /**
     * What the objective said.
     *
     * @param values the objective's outputs, the sum that is minimised first
     * @param gradientLength Euclidean length over all weights
     */
    public record Judgement(List<Double> values, double gradientLength) {
        public boolean finite() {
            return Double.isFinite(gradientLength) && Double.isFinite(values.get(0));
        }
    }

    /**
     * Takes over weights, or a whole state as {@link #state} gives it.
     *
     * @param objective a program whose inputs are the network's inputs and outputs, and further ones such as targets, by name;
     *     its first output is minimised. Its own parameters do not learn
     * @param start the network's tensors by name, or a state
     * @param judges the objective's tensors by name
     * @param type what the network computes in; weights are float32 always
     */
    public Trainee(
            Program network,
            Program objective,
            Checkpoint start,
            Checkpoint judges,
            Accelerator device,
            NumberType type) {
        this.network = network;
        this.objective = objective;
        this.device = device;
        this.owner = device.newScope();
        Flavour flavour = new Flavour(type, true, false);
        this.gradients = Executable.compile(owner, TrainingText.gradients(network, objective, flavour));
        this.learnt = network.passedParameters().stream()
                .filter(spec -> spec.role() == Role.WEIGHT)
                .toList();
        this.updates = Executable.compile(
                owner,
                TrainingText.update(learnt.size()) + TrainingText.sums(learnt.size()) + SpectralNorm.refresh(network));
        boolean resumes = start.names().contains(KEPT.get(0) + learnt.get(0).name());
        for (String prefix : KEPT) {
            kept.add(new NDList());
            for (ParameterSpec spec : learnt) {
                kept.getLast().add(resumes ? array(start.tensor(prefix + spec.name())) : fresh(prefix, start, spec));
            }
        }
        for (ParameterSpec spec : network.passedParameters()) {
            int at = learnt.indexOf(spec);
            String buffer = resumes ? "buffer." + spec.name() : spec.name();
            weights.add(at < 0 ? array(start.tensor(buffer)) : kept.get(0).get(at));
        }
        judgeBy(judges);
    }

    /** Replaces what the objective's own parameters are, as when an opponent has learnt. */
    public void judgeBy(Checkpoint judges) {
        constants.forEach(NDArray::close);
        constants.clear();
        for (ParameterSpec spec : objective.passedParameters()) {
            constants.add(array(judges.tensor(spec.name())));
        }
    }

    private NDArray fresh(String prefix, Checkpoint start, ParameterSpec spec) {
        return prefix.equals("weight.") || prefix.equals("average.")
                ? array(start.tensor(spec.name()))
                : owner.zeros(new Shape(
                        spec.shape().stream().mapToLong(Long::longValue).toArray()));
    }

    /** Arrays made by a call of libtorch's text would refuse to take part in gradients; arrays made from memory do not. */
    private NDArray array(StoredTensor stored) {
        try (NDManager passing = owner.newSubManager()) {
            float[] numbers = device.array(passing, stored).toFloatArray();
            return owner.create(FloatBuffer.wrap(numbers), new Shape(stored.shapeArray()), DataType.FLOAT32);
        }
    }

    /**
     * One step: computes gradients, and changes the weights as the answer says.
     *
     * @param shards parts of a batch, equally large, worked on at the same time; each has the network's inputs, then the
     *     objective's further ones, in the order of its inputs
     * @param answer from the judgement, the mean over the shards, to the step to take; null leaves everything as it is
     */
    public Judgement step(List<NDList> shards, Function<Judgement, @Nullable AdamStep> answer) {
        return step(shards, answer, made -> {});
    }

    /** The same; {@code made} sees the network's outputs of each shard, which live as long as the call. */
    public Judgement step(
            List<NDList> shards, Function<Judgement, @Nullable AdamStep> answer, Consumer<List<NDList>> made) {
        try (NDManager scope = owner.newSubManager()) {
            List<Future<NDList>> running = new ArrayList<>();
            for (NDList shard : shards) {
                running.add(workers.submit(() -> gradients(scope, shard, shards.size())));
            }
            List<NDList> results = running.stream().map(Trainee::finished).toList();
            int judged = objective.outputs().size();
            int outputs = results.get(0).size() - learnt.size();
            double[] values = new double[judged];
            for (NDList result : results) {
                for (int i = 0; i < judged; i++) {
                    values[i] += result.get(i).getFloat() / shards.size();
                }
            }
            try (IValue total = list(results.get(0).subNDList(outputs))) {
                for (NDList result : results.subList(1, results.size())) {
                    try (IValue more = list(result.subNDList(outputs));
                            IValue done = updates.call("add", total, more)) {
                        assert done.toLong() == 0;
                    }
                }
                Judgement judgement =
                        new Judgement(Arrays.stream(values).boxed().toList(), length(scope, total) / shards.size());
                AdamStep step = answer.apply(judgement);
                if (step != null) {
                    update(total, step.onSumOf(shards.size()));
                }
                made.accept(results.stream()
                        .map(result -> result.subNDList(judged).subNDList(0, outputs - judged))
                        .toList());
                return judgement;
            }
        }
    }

    private NDList gradients(NDManager scope, NDList shard, int shards) {
        JniUtils.setNumThreads(Math.max(1, TorchEngine.threads() / shards));
        JniUtils.setGradMode(true);
        // Otherwise the first calls run other code than later ones, and a resumed run would round differently.
        JniUtils.setGraphExecutorOptimize(false);
        try (NDManager mine = owner.newSubManager()) {
            NDList inputs = new NDList();
            for (NDArray input : shard) {
                NDArray copy = input.duplicate();
                copy.attach(mine);
                inputs.add(copy);
            }
            NDList results = gradients.train(inputs, new NDList(weights), new NDList(constants));
            results.attach(scope);
            return results;
        }
    }

    private static NDList finished(Future<NDList> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The training step was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private double length(NDManager scope, IValue gradient) {
        try (IValue length = updates.call("length", gradient)) {
            return length.toTensor((PtNDManager) scope).getFloat();
        }
    }

    private void update(IValue gradient, AdamStep step) {
        try (IValue w = list(kept.get(0));
                IValue m = list(kept.get(1));
                IValue v = list(kept.get(2));
                IValue e = list(kept.get(3));
                IValue s = IValue.listFrom(step.scalars());
                IValue done = updates.call("update", w, gradient, m, v, e, s);
                IValue all = list(weights);
                IValue refreshed = updates.call("refresh", all)) {
            assert done.toLong() + refreshed.toLong() == 0;
        }
    }

    private static IValue list(NDList arrays) {
        return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }

    public Program network() {
        return network;
    }

    /** All that is needed to go on exactly: a copy in memory. */
    public Map<String, StoredTensor> state() {
        Map<String, StoredTensor> state = new LinkedHashMap<>();
        for (int kind = 0; kind < KEPT.size(); kind++) {
            for (int i = 0; i < learnt.size(); i++) {
                state.put(
                        KEPT.get(kind) + learnt.get(i).name(),
                        stored(kept.get(kind).get(i)));
            }
        }
        buffers().forEach((name, array) -> state.put("buffer." + name, array));
        return state;
    }

    private Map<String, StoredTensor> buffers() {
        Map<String, StoredTensor> buffers = new LinkedHashMap<>();
        List<ParameterSpec> passed = network.passedParameters();
        for (int i = 0; i < passed.size(); i++) {
            if (passed.get(i).role() == Role.BUFFER) {
                buffers.put(passed.get(i).name(), stored(weights.get(i)));
            }
        }
        return buffers;
    }

    /** The weights as they are now, not averaged, by the network's own names: a copy in memory. */
    public Map<String, StoredTensor> weights() {
        Map<String, StoredTensor> now = new LinkedHashMap<>();
        List<ParameterSpec> passed = network.passedParameters();
        for (int i = 0; i < passed.size(); i++) {
            now.put(passed.get(i).name(), stored(weights.get(i)));
        }
        return now;
    }

    /** The moving average of the weights by the network's own names: what is used after training. */
    public Map<String, StoredTensor> average() {
        Map<String, StoredTensor> average = new LinkedHashMap<>();
        for (ParameterSpec spec : network.passedParameters()) {
            int at = learnt.indexOf(spec);
            average.put(
                    spec.name(),
                    stored(
                            at < 0
                                    ? weights.get(network.passedParameters().indexOf(spec))
                                    : kept.get(3).get(at)));
        }
        return average;
    }

    private static StoredTensor stored(NDArray array) {
        float[] numbers = array.toFloatArray();
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        List<Long> shape = new ArrayList<>();
        for (long size : array.getShape().getShape()) {
            shape.add(size);
        }
        return StoredTensor.contiguous(ElementType.F32, shape, bytes);
    }

    @Override
    public void close() {
        workers.close();
        owner.close();
    }
}
