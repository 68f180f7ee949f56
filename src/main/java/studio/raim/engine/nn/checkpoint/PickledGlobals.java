package studio.raim.engine.nn.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes and functions that a PyTorch weight file may name, each with what it means to us. */
final class PickledGlobals {
    /** A name from the list; called with the arguments that the file gives. */
    interface Global {
        Object call(List<?> arguments);
    }

    /** The class of a row of numbers; a file mentions it and never calls it. */
    record StorageClass(ElementType type) implements Global {
        @Override
        public Object call(List<?> arguments) {
            throw new MalformedCheckpointException("A weight file does not make stored numbers itself");
        }
    }

    private static final Map<String, Global> KNOWN = Map.ofEntries(
            Map.entry("collections.OrderedDict", PickledGlobals::orderedMap),
            Map.entry("torch._utils._rebuild_tensor", PickledTensor::of),
            Map.entry("torch._utils._rebuild_tensor_v2", PickledTensor::of),
            Map.entry("torch._utils._rebuild_parameter", PickledGlobals::first),
            Map.entry("torch.Size", PickledGlobals::first),
            Map.entry("torch.DoubleStorage", new StorageClass(ElementType.F64)),
            Map.entry("torch.FloatStorage", new StorageClass(ElementType.F32)),
            Map.entry("torch.HalfStorage", new StorageClass(ElementType.F16)),
            Map.entry("torch.BFloat16Storage", new StorageClass(ElementType.BF16)),
            Map.entry("torch.LongStorage", new StorageClass(ElementType.I64)),
            Map.entry("torch.IntStorage", new StorageClass(ElementType.I32)),
            Map.entry("torch.ShortStorage", new StorageClass(ElementType.I16)),
            Map.entry("torch.CharStorage", new StorageClass(ElementType.I8)),
            Map.entry("torch.ByteStorage", new StorageClass(ElementType.U8)),
            Map.entry("torch.BoolStorage", new StorageClass(ElementType.BOOL)));

    private PickledGlobals() {}

    static Global find(String module, String name) {
        Global global = KNOWN.get(module + "." + name);
        if (global == null) {
            throw new MalformedCheckpointException(
                    "The file asks for %s.%s; only tensors are read from weight files. Convert it to safetensors if you trust it"
                            .formatted(shortened(module), shortened(name)));
        }
        return global;
    }

    private static Object orderedMap(List<?> arguments) {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (!arguments.isEmpty() && arguments.get(0) instanceof List<?> pairs) {
            for (Object pair : pairs) {
                if (!(pair instanceof List<?> two) || two.size() != 2 || !(two.get(0) instanceof String key)) {
                    throw new MalformedCheckpointException("An ordered map in the file is damaged");
                }
                map.put(key, two.get(1));
            }
        }
        return map;
    }

    private static Object first(List<?> arguments) {
        if (arguments.isEmpty() || arguments.get(0) == null) {
            return new ArrayList<>();
        }
        return arguments.get(0);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(80, text.length()));
    }
}
