package studio.raim.server.photo.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be on its way in. */
@ConfigMapping(prefix = "raim.upload")
public interface UploadConfig {
    /** An upload that got no byte for so long is given up. */
    @WithDefault("24H")
    Duration expiry();

    /** Most unfinished uploads of one person. */
    @WithDefault("1000")
    int mostOpen();

    /** Most bytes that one person's unfinished uploads announce together. */
    @WithDefault("32G")
    MemorySize mostOpenBytes();

    /** Most bytes of a zip file. */
    @WithDefault("4G")
    MemorySize maxArchiveBytes();

    /** Most bytes that a zip file may unpack to. */
    @WithDefault("16G")
    MemorySize maxUnpackedBytes();

    /** Most files in a zip file. */
    @WithDefault("5000")
    int maxArchiveFiles();

    /** A file that was received but not taken for so long lost its taker: another one takes it over. */
    @WithDefault("10M")
    Duration takeOver();
}
