package studio.raim.engine.nn.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Tells the kinds of weight files apart. */
final class CheckpointFiles {
    private CheckpointFiles() {}

    static Checkpoint open(Path path) {
        ByteBuffer start;
        long size;
        try (MappedFile file = new MappedFile(path)) {
            size = file.size();
            start = file.read(0, Math.min(size, 16));
        }
        if (SafetensorsCheckpoint.recognises(start, size) || path.toString().endsWith(".safetensors")) {
            return new SafetensorsCheckpoint(path);
        }
        throw new MalformedCheckpointException(
                "%s is neither safetensors, nor a PyTorch file, nor ncnn's .bin beside its .param"
                        .formatted(path.getFileName()));
    }
}
