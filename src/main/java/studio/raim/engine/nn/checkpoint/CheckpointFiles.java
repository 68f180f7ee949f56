package studio.raim.engine.nn.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the kinds of weight files apart, by content first. */
final class CheckpointFiles {
    private static final int ZIP = 0x04034B50;

    private CheckpointFiles() {}

    static Checkpoint open(Path path) {
        ByteBuffer start;
        long size;
        try (MappedFile file = new MappedFile(path)) {
            size = file.size();
            start = file.read(0, Math.min(size, 16));
        }
        if (start.remaining() >= 4 && start.getInt(0) == ZIP) {
            return PyTorchZipFile.open(path);
        }
        if (PyTorchLegacyFile.recognises(start)) {
            return PyTorchLegacyFile.open(path);
        }
        String name = path.getFileName().toString();
        if (SafetensorsFile.recognises(start, size) || name.endsWith(".safetensors")) {
            return SafetensorsFile.open(path);
        }
        Path param = path.resolveSibling(name.replaceFirst("\\.bin$", "") + ".param");
        if (name.endsWith(".bin") && Files.isRegularFile(param) && NcnnLayer.isParamFile(param)) {
            return NcnnFile.open(path, param);
        }
        throw new MalformedCheckpointException(
                "%s is neither safetensors, nor PyTorch's format, nor ncnn's .bin with its .param beside it"
                        .formatted(name));
    }
}
