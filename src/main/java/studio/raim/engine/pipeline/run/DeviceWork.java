package studio.raim.engine.pipeline.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.OutOfDeviceMemoryException;
import studio.raim.engine.nn.Resampling;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.pipeline.run.Segment.TileStage;
import studio.raim.engine.pipeline.spec.Filter;
import studio.raim.engine.pipeline.spec.NetworkStage;
import studio.raim.engine.pipeline.spec.Ratio;
import studio.raim.engine.pipeline.spec.ResizeStage;

/** A segment on a device: the tile goes there once, through every stage, and comes back once. Holds its networks until closed. */
final class DeviceWork implements TileWork, AutoCloseable {
    /** Values at a stage, float32 (1, C, H, W) in 0..1. */
    private interface Step {
        NDArray run(NDManager scope, NDArray values);
    }

    private final Segment segment;
    private final Accelerator accelerator;
    private final List<Step> steps = new ArrayList<>();
    private final List<AutoCloseable> held = new ArrayList<>();

    DeviceWork(Segment segment, NetworkCache networks, NumberType type) {
        this.segment = segment;
        this.accelerator = networks.accelerator();
        try {
            for (TileStage stage : segment.stages()) {
                steps.add(step(stage, networks, type));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private Step step(TileStage tileStage, NetworkCache networks, NumberType type) {
        return switch (tileStage.stage()) {
            case NetworkStage stage -> network(stage.model(), networks, type);
            case ResizeStage stage -> resize(tileStage.scale(), stage.filter());
        };
    }

    private Step network(ModelId model, NetworkCache networks, NumberType type) {
        NetworkCache.Lease lease = networks.lease(model, type);
        held.add(lease);
        float least = lease.card().range().get(0);
        float span = lease.card().range().get(1) - least;
        if (least == 0 && span == 1) {
            return (scope, values) -> lease.image().restore(scope, values);
        }
        return (scope, values) -> lease.image()
                .restore(scope, values.mul(span).add(least))
                .sub(least)
                .div(span);
    }

    private Step resize(Ratio factor, Filter filter) {
        Network network;
        try (Checkpoint none = Checkpoint.none()) {
            var program = Resampling.resize(
                    factor.value(),
                    filter == Filter.AREA ? studio.raim.engine.nn.Filter.AREA : studio.raim.engine.nn.Filter.NEAREST);
            network = Network.load(program, none, accelerator, NumberType.FP32);
        }
        held.add(network);
        return network::run;
    }

    @Override
    public Ratio scale() {
        return segment.scale();
    }

    @Override
    public int multiple() {
        return segment.multiple();
    }

    @Override
    public float[] run(FloatBuffer tile, int channels, int width, int height, int crop) {
        try (NDManager scope = accelerator.newScope()) {
            NDArray values = scope.create(tile, new Shape(1, channels, height, width));
            for (Step step : steps) {
                NDArray next = step.run(scope, values);
                values.close();
                values = next;
            }
            int margin = scale().exactTimes(crop);
            NDArray delivered = margin == 0
                    ? values
                    : values.get(new NDIndex(":, :, {}:{}, {}:{}", margin, -margin, margin, -margin));
            return delivered.toFloatArray();
        } catch (OutOfMemoryError e) {
            throw new OutOfDeviceMemoryException(e);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable one : held) {
            try {
                one.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        held.clear();
    }
}
