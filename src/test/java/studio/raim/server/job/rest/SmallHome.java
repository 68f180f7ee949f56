package studio.raim.server.job.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import studio.raim.engine.pipeline.run.SmallModels;

/**
 * A product home with the pipelines {@code half}, which needs no network, {@code grow}, which runs a small real one,
 * {@code settled}, which has two stages, and {@code lost}, whose weights are missing.
 */
public final class SmallHome implements QuarkusTestResourceLifecycleManager {
    private static final String HALF = """
            id: half
            title: Half
            summary: Half as wide and half as high.
            stages:
              - resize: {name: halve, factor: 1/2, filter: area}
            """;

    private static final String GROW = """
            id: grow
            title: Grow
            summary: Four times as wide and as high, by a network of random weights.
            stages:
              - network: {name: enlarge, model: small-srvgg}
            """;

    private static final String SETTLED = """
            id: settled
            title: Settled
            summary: As large as before, by a network that enlarges and a resize after it.
            stages:
              - network: {name: enlarge, model: small-srvgg}
              - resize: {name: settle, factor: 1/4, filter: area}
            """;

    private static final String LOST = """
            id: lost
            title: Lost
            summary: Twice as wide and as high, had nobody taken the weights away.
            stages:
              - network: {name: enlarge, model: small-rrdb}
            """;

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("raim-home");
            SmallModels.into(home);
            Files.delete(home.resolve("models/small-rrdb/weights.safetensors"));
            Files.createDirectories(home.resolve("models/pipelines"));
            Files.writeString(home.resolve("models/pipelines/half.yaml"), HALF);
            Files.writeString(home.resolve("models/pipelines/grow.yaml"), GROW);
            Files.writeString(home.resolve("models/pipelines/lost.yaml"), LOST);
            Files.writeString(home.resolve("models/pipelines/settled.yaml"), SETTLED);
            Files.createDirectories(home.resolve("models/niqe"));
            Files.copy(Path.of("models/niqe/model.json"), home.resolve("models/niqe/model.json"));
            System.setProperty("raim.home", home.toString());
            return Map.of("raim.pools", "cpu:1", "raim.queue.sweep", "300ms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty("raim.home");
    }
}
