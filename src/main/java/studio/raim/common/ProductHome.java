package studio.raim.common;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the product lies: the folder that holds {@code models/} with the cards and pipelines that ship with it.
 *
 * <p>The launcher passes it as the system property {@code raim.home}; without it the working directory is taken.
 */
public record ProductHome(Path folder) {
    public static ProductHome find() {
        String property = System.getProperty("raim.home");
        return new ProductHome(Path.of(property == null || property.isBlank() ? "" : property));
    }

    /** Throws {@link IllegalArgumentException} when there are no model cards there. */
    public ProductHome {
        folder = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder.resolve("models"))) {
            throw new IllegalArgumentException(("%s has no folder 'models' with model cards and pipelines."
                            + " Start with ./raim, or pass -Draim.home=<folder of the product>.")
                    .formatted(folder));
        }
    }

    public Path models() {
        return folder.resolve("models");
    }

    public Path pipelines() {
        return models().resolve("pipelines");
    }
}
