package studio.raim.server.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When bytes that nobody needs go. */
@ConfigMapping(prefix = "raim.cleaning")
public interface CleaningConfig {
    /** How long what was deleted can be brought back. */
    @WithDefault("24H")
    Duration undo();

    /** How long bytes stay after they were last put: far longer than any work between putting and naming them. */
    @WithDefault("24H")
    Duration grace();

    /** How often to clean. */
    @WithDefault("1H")
    Duration every();
}
