package studio.raim.common;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the product writes: {@code --data}, else the environment's {@code RAIM_DATA}, else {@code ./data}. */
public record DataFolder(Path path) {
    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    public static DataFolder of(@Nullable Path option) {
        if (option != null) {
            return new DataFolder(option);
        }
        String environment = System.getenv("RAIM_DATA");
        return new DataFolder(Path.of(environment == null || environment.isBlank() ? "data" : environment));
    }

    /** Installed weights, one folder a model. */
    public Path models() {
        return path.resolve("models");
    }

    /** Pipelines of the owner's own. */
    public Path pipelines() {
        return models().resolve("pipelines");
    }
}
