package studio.raim.engine.nn.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Named tensors in a file; opening reads the table of contents, and tensors are mapped when they are asked for. */
public interface Checkpoint extends AutoCloseable {
    /**
     * Opens a weight file, recognised by its content: safetensors, PyTorch (zip or legacy), or ncnn ({@code .bin} with its
     * {@code .param} beside it).
     *
     * @throws MalformedCheckpointException when the file is damaged or of another kind
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    static Checkpoint open(Path file) {
        return CheckpointFiles.open(file);
    }

    /** A checkpoint without tensors, for programs without parameters. */
    static Checkpoint none() {
        return new TensorTable(Map.of());
    }

    /** Tensors that are already in memory. */
    static Checkpoint of(Map<String, StoredTensor> tensors) {
        return new TensorTable(tensors);
    }

    /** The names, in the order of the file. */
    Set<String> names();

    /**
     * One of {@link #names}.
     *
     * @throws IllegalArgumentException when there is no tensor of that name
     */
    StoredTensor tensor(String name);

    /**
     * This checkpoint under the names that a network expects. Formats that lose the authors' names (ncnn) assign them in
     * order; all others return themselves.
     *
     * @param expected shapes by name, in the order in which the network uses them
     */
    default Checkpoint namedFor(Map<String, List<Long>> expected) {
        return this;
    }

    @Override
    void close();
}
