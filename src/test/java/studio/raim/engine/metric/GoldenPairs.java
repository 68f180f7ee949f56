package studio.raim.engine.metric;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;

/** The stored picture pairs with what reference implementations returned for them. */
public final class GoldenPairs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenPairs() {}

    public record Pair(String name, Picture reference, Picture distorted, JsonNode expected) {
        double expected(String pointer) {
            JsonNode value = expected.at(pointer);
            return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static Path folder() {
        String root = System.getenv("RAIM_PARITY_DIR");
        assumeTrue(root != null, "RAIM_PARITY_DIR is not set");
        return Path.of(root, "metrics");
    }

    public static List<Pair> all() {
        Path folder = folder();
        List<Pair> pairs = new ArrayList<>();
        for (JsonNode pair : read(folder.resolve("index.json")).get("pairs")) {
            String name = pair.get("name").asText();
            pairs.add(new Pair(
                    name,
                    picture(folder.resolve(pair.get("reference").asText())),
                    picture(folder.resolve(pair.get("distorted").asText())),
                    read(folder.resolve("expected/" + name + ".json"))));
        }
        return pairs;
    }

    public static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Picture picture(Path file) {
        try {
            return Picture.of(new PhotoReader(ImageLimits.DEFAULT).read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
