package studio.raim.engine.pipeline.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.common.ProductHome;
import studio.raim.common.Sha256;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.ParameterSpec;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Pipelines;

/** A product folder with small real networks of random weights, and pipelines that use them. */
public final class SmallModels {
    public static final ModelId SRVGG = new ModelId("small-srvgg");
    public static final ModelId RRDB = new ModelId("small-rrdb");
    static final Map<String, Object> SRVGG_CONFIG = Map.of("num_feat", 8, "num_conv", 4, "upscale", 4);
    static final Map<String, Object> RRDB_CONFIG = Map.of("num_feat", 8, "num_block", 1, "num_grow_ch", 4, "scale", 2);

    private final Path home;

    public SmallModels(Path home) throws IOException {
        this.home = home;
        model(SRVGG, "SRVGGNetCompact", SRVGG_CONFIG);
        model(RRDB, "RRDBNet", RRDB_CONFIG);
        Files.createDirectories(home.resolve("models/pipelines"));
    }

    /** Writes them into a product folder, for tests of what is around the engine. */
    public static void into(Path home) throws IOException {
        if (new SmallModels(home).catalog().ids().isEmpty()) {
            throw new IllegalStateException("No small model in " + home);
        }
    }

    ModelCatalog catalog() {
        return new ModelCatalog(new ProductHome(home), new DataFolder(home.resolve("data")));
    }

    NetworkCache networks() {
        return new NetworkCache(catalog(), Accelerator.of("cpu"), 1 << 20);
    }

    /** The pipeline {@code test} with these stages. */
    public PipelineSpec pipeline(String... stages) throws IOException {
        Path folder = home.resolve("models/pipelines");
        Files.writeString(
                folder.resolve("test.yaml"),
                "id: test\ntitle: Test\nsummary: A test.\nstages:\n- " + String.join("\n- ", stages) + "\n");
        return Pipelines.read(folder, catalog().ids()).named("test");
    }

    public Path weights(ModelId id) {
        return home.resolve("models").resolve(id.value()).resolve("weights.safetensors");
    }

    private void model(ModelId id, String architecture, Map<String, Object> config) throws IOException {
        Files.createDirectories(weights(id).getParent());
        byte[] weights = safetensors(architecture, config);
        Files.write(weights(id), weights);
        var family = Architectures.named(architecture);
        StringJoiner keys = new StringJoiner(", ", "{", "}");
        config.forEach((key, value) -> keys.add(key + ": " + value));
        Files.writeString(weights(id).resolveSibling("card.yaml"), """
                id: %s
                title: Small
                summary: Random weights.
                licence: {name: CC0-1.0, holder: nobody}
                architecture: %s
                config: %s
                scale: %d
                format: safetensors
                files: [{name: weights.safetensors, bytes: %d, sha256: %s}]
                tiles: {context: %d, bytesPerPixel: 2000}
                """.formatted(
                        id,
                        architecture,
                        keys,
                        family.scale(config),
                        weights.length,
                        Sha256.of(weights),
                        family.receptiveField(config)));
    }

    /** Weights that let the values become a little smaller with each layer, so that results stay about in 0..1. */
    private static byte[] safetensors(String architecture, Map<String, Object> config) {
        Random random = new Random(42);
        StringJoiner header = new StringJoiner(",", "{", "}");
        var parameters = Architectures.named(architecture).program(config).parameters();
        int bytes = parameters.stream().mapToInt(p -> (int) p.elements() * 4).sum();
        ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (ParameterSpec parameter : parameters) {
            int start = data.position();
            double inputs = parameter.shape().stream().skip(1).reduce(1L, (a, b) -> a * b);
            for (long i = 0; i < parameter.elements(); i++) {
                data.putFloat((float) (random.nextGaussian() * 0.7 / Math.sqrt(inputs)));
            }
            header.add("\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(parameter.name(), parameter.shape(), start, data.position()));
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data.flip())
                .array();
    }
}
