package studio.raim.server.photo;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a photo may be. */
@ConfigMapping(prefix = "raim.photo")
public interface PhotoConfig {
    /** Most bytes of one file. */
    @WithDefault("512M")
    MemorySize maxBytes();

    /** Most megapixels, read from the header before any pixel is decoded. */
    @WithDefault("120")
    int maxMegapixels();
}
