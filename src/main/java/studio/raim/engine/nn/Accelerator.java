package studio.raim.engine.nn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import studio.raim.engine.nn.checkpoint.StoredTensor;

/**
 * A device that networks run on: {@code cpu}, or {@code gpu:0} and so on.
 *
 * <p>On a CPU, libtorch uses all available processors unless the system property {@code raim.cpu.threads} says how many.
 */
public final class Accelerator {
    private static final Pattern GPU = Pattern.compile("gpu:(\\d{1,3})");
    private static final Map<String, Accelerator> KNOWN = new ConcurrentHashMap<>();

    private final String name;
    private final Device device;
    private final NDManager root;
    private final WeightPacker packer;

    private Accelerator(String name, Device device, NDManager root) {
        this.name = name;
        this.device = device;
        this.root = root;
        this.packer = new WeightPacker(root);
    }

    /** The device of this name; starts the engine the first time, without any download. */
    public static Accelerator of(String name) {
        return KNOWN.computeIfAbsent(name, Accelerator::open);
    }

    private static Accelerator open(String name) {
        var gpu = GPU.matcher(name);
        if (!name.equals("cpu") && !gpu.matches()) {
            throw new IllegalArgumentException("There is no device '%s': say cpu, or gpu:0".formatted(name));
        }
        Engine engine = TorchEngine.start();
        if (name.equals("cpu")) {
            return new Accelerator(name, Device.cpu(), engine.newBaseManager(Device.cpu()));
        }
        int index = Integer.parseInt(gpu.group(1));
        if (index >= engine.getGpuCount()) {
            throw new IllegalArgumentException(
                    "There is no device '%s': libtorch sees %d GPUs".formatted(name, engine.getGpuCount()));
        }
        return new Accelerator(name, Device.gpu(index), engine.newBaseManager(Device.gpu(index)));
    }

    public String name() {
        return name;
    }

    /** For people: the model, threads, and what it can compute in. */
    public String description() {
        return device.isGpu()
                ? "GPU %d, CUDA %s".formatted(device.getDeviceId(), CudaUtils.getCudaVersionString())
                : HostProcessor.description(TorchEngine.threads());
    }

    /** Processor threads that one operation is spread over. */
    public int threads() {
        return TorchEngine.threads();
    }

    public boolean supports(NumberType type) {
        return switch (type) {
            case FP32 -> true;
            case BF16 -> device.isGpu() ? hasBfloat16(device) : HostProcessor.hasBfloat16();
            case FP16 -> device.isGpu();
        };
    }

    private static boolean hasBfloat16(Device gpu) {
        // Compute capability 8.0 (Ampere) brought bfloat16; DJL writes it without the dot.
        return Integer.parseInt(CudaUtils.getComputeCapability(gpu.getDeviceId())) >= 80;
    }

    /** Memory that a run may take now, in bytes; on a CPU what the system and its control group leave. */
    public long freeMemoryBytes() {
        if (!device.isGpu()) {
            return HostProcessor.availableMemoryBytes();
        }
        var usage = CudaUtils.getGpuMemory(device);
        return usage.getMax() - usage.getCommitted();
    }

    /** A scope for arrays on this device: closing it frees them. */
    public NDManager newScope() {
        return root.newSubManager();
    }

    /** A stored tensor as an array of that scope on this device: real numbers as float32, whole numbers as they are. */
    public NDArray array(NDManager scope, StoredTensor stored) {
        return packer.decode(scope, stored, NumberType.FP32);
    }

    Device device() {
        return device;
    }

    boolean isCpu() {
        return !device.isGpu();
    }

    WeightPacker packer() {
        return packer;
    }

    @Override
    public String toString() {
        return name;
    }
}
