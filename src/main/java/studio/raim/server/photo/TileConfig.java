package studio.raim.server.photo;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What tiles of large pictures may take. */
@ConfigMapping(prefix = "raim.tiles")
public interface TileConfig {
    /** Most bytes of all tiles; those that nobody has looked at for longest go first. */
    @WithDefault("8G")
    MemorySize keep();

    /** Megapixels that are decoded at once, at 3 to 8 bytes each; a larger picture is decoded alone. */
    @WithDefault("150")
    int megapixelsAtOnce();
}
