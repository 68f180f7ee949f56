package studio.raim.server.storage;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where bytes are kept. */
@ConfigMapping(prefix = "raim.storage")
public interface StorageConfig {
    /** The data directory: blobs, previews, the embedded database, installed models. */
    @WithDefault("${raim.data:data}")
    Path data();

    /** Below this much free space new bytes are refused, and the node says that it is not ready. */
    @WithDefault("256M")
    MemorySize keepFree();
}
