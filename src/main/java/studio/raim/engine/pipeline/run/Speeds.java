package studio.raim.engine.pipeline.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import studio.raim.common.DataFolder;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/**
 * How fast pipelines ran here: megapixels of the photograph a second, by pipeline file, device and number type.
 *
 * <p>Kept in a small file of the data folder. Each run moves the figure a third of the way to its own, so that one slow run
 * does not rule. Losing the file loses an estimate and nothing else.
 */
public final class Speeds {
    private static final double NEWS = 1 / 3.0;
    /** Smaller photographs say more about start-up than about speed. */
    private static final double LEAST_MEGAPIXELS = 0.2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public Speeds(DataFolder data) {
        this.file = data.path().resolve("speeds.json");
    }

    public OptionalDouble megapixelsPerSecond(PipelineSpec spec, String device, String numberType) {
        Double known = read().get(key(spec, device, numberType));
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    }

    /** Learns from a run. */
    public synchronized void learn(PipelineSpec spec, Restoration run, double megapixels) {
        if (megapixels < LEAST_MEGAPIXELS || run.seconds() <= 0) {
            return;
        }
        String key = key(spec, run.provenance().device(), run.provenance().numberType());
        double speed = megapixels / run.seconds();
        Map<String, Double> all = read();
        all.merge(key, speed, (old, news) -> old + NEWS * (news - old));
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), ".speeds-", ".part");
            try {
                JSON.writeValue(draft.toFile(), all);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            System.getLogger(Speeds.class.getName()).log(System.Logger.Level.DEBUG, "A speed was not kept", e);
        }
    }

    private Map<String, Double> read() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Double>>() {})
                    : new TreeMap<>();
        } catch (IOException e) {
            return new TreeMap<>();
        }
    }

    private static String key(PipelineSpec spec, String device, String numberType) {
        return "%s %s %s %s".formatted(spec.id(), spec.hash().hex().substring(0, 12), device, numberType);
    }
}
