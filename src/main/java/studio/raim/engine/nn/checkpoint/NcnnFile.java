package studio.raim.engine.nn.checkpoint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.raim.engine.nn.checkpoint.MappedTensors.Place;

/**
 * ncnn's pair of files: {@code .param} lists the layers, {@code .bin} holds their numbers in the same order, without names.
 *
 * <p>A weight starts with a tag (0 for float32, 0x01306B47 for float16, padded to 4 bytes); biases and slopes are bare float32.
 * Tensors get the names {@code <layer>.weight} and {@code <layer>.bias}.
 */
final class NcnnFile {
    private static final int HALF = 0x01306B47;
    private static final int SINGLE = 0;
    private static final Set<String> CONVOLUTIONS =
            Set.of("Convolution", "ConvolutionDepthWise", "Deconvolution", "DeconvolutionDepthWise");
    private static final Set<String> WITHOUT_WEIGHTS = Set.of(
            "BinaryOp",
            "Clip",
            "Concat",
            "Crop",
            "Dropout",
            "Eltwise",
            "Input",
            "Interp",
            "Noop",
            "Padding",
            "Permute",
            "PixelShuffle",
            "Pooling",
            "ReLU",
            "Reorg",
            "Reshape",
            "Sigmoid",
            "Slice",
            "Softmax",
            "Split",
            "TanH",
            "UnaryOp");

    private final MappedFile file;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private long at;

    private NcnnFile(MappedFile file) {
        this.file = file;
    }

    static Checkpoint open(Path bin, Path param) {
        MappedFile file = new MappedFile(bin);
        try {
            NcnnFile reader = new NcnnFile(file);
            NcnnLayer.readAll(param).forEach(reader::add);
            if (reader.at != file.size()) {
                throw new MalformedCheckpointException("%s has %d bytes, and the layers of %s use %d of them"
                        .formatted(bin.getFileName(), file.size(), param.getFileName(), reader.at));
            }
            return new MappedTensors(file, reader.places, false);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void add(NcnnLayer layer) {
        if (CONVOLUTIONS.contains(layer.type())) {
            long kernel = layer.number(1) * layer.number(11, layer.number(1));
            addTagged(layer.name() + ".weight", weightShape(layer, kernel));
            addBias(layer, 5);
        } else if (layer.type().equals("InnerProduct")) {
            addTagged(
                    layer.name() + ".weight",
                    List.of(layer.number(0), divided(layer, layer.number(2), layer.number(0))));
            addBias(layer, 1);
        } else if (layer.type().equals("PReLU")) {
            addPlain(layer.name() + ".weight", layer.number(0));
        } else if (!WITHOUT_WEIGHTS.contains(layer.type())) {
            throw new MalformedCheckpointException("The ncnn layer '%s' is of the type '%s', which is not known"
                    .formatted(layer.name(), layer.type()));
        }
    }

    private static List<Long> weightShape(NcnnLayer layer, long kernel) {
        long out = layer.number(0);
        long perOutput = divided(layer, divided(layer, layer.number(6), out), kernel);
        return List.of(out, perOutput, layer.number(11, layer.number(1)), layer.number(1));
    }

    private static long divided(NcnnLayer layer, long total, long by) {
        if (by <= 0 || total <= 0 || total % by != 0) {
            throw new MalformedCheckpointException(
                    "The ncnn layer '%s' has %d weights, which %d does not divide".formatted(layer.name(), total, by));
        }
        return total / by;
    }

    private void addTagged(String name, List<Long> shape) {
        int tag = file.read(at, 4).getInt();
        at += 4;
        switch (tag) {
            case HALF -> add(name, ElementType.F16, shape);
            case SINGLE -> add(name, ElementType.F32, shape);
            default ->
                throw new MalformedCheckpointException(
                        "'%s' is stored in ncnn's form 0x%08X, which is not read".formatted(name, tag));
        }
        at = (at + 3) / 4 * 4;
    }

    private void addBias(NcnnLayer layer, int flag) {
        if (layer.number(flag, 0) != 0) {
            addPlain(layer.name() + ".bias", layer.number(0));
        }
    }

    private void addPlain(String name, long count) {
        add(name, ElementType.F32, List.of(count));
    }

    private void add(String name, ElementType type, List<Long> shape) {
        Place place = Place.contiguous(type, shape, at);
        if (place.bytes() > file.size() - at) {
            throw new MalformedCheckpointException("'%s' %s needs %d bytes and the file ends after %d"
                    .formatted(name, shape, place.bytes(), file.size() - at));
        }
        if (places.put(name, place) != null) {
            throw new MalformedCheckpointException("Two ncnn layers have the tensor '%s'".formatted(name));
        }
        at += place.bytes();
    }
}
