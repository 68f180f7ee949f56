package studio.raim.server.shell.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests one person may send; a change counts as several. */
@ConfigMapping(prefix = "raim.rate")
public interface RateConfig {
    /** So many at once, such as the uploads of some hundred photos or the tiles of a large one. */
    @WithDefault("4000")
    int burst();

    /** So many each second in the long run. */
    @WithDefault("100")
    int perSecond();

    /** What a request counts for that changes something. */
    @WithDefault("2")
    int changeCounts();
}
