package studio.raim.server.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people sign in. */
@ConfigMapping(prefix = "raim.account")
public interface AccountConfig {
    /** How long the printed one-time link works, and one for a new password. */
    @WithDefault("24h")
    Duration welcomeLinkLasts();

    /** After so many failed sign-ins for one name or from one address, more have to wait. */
    @WithDefault("10")
    int failuresAllowed();

    /** How long failed sign-ins are remembered. */
    @WithDefault("5m")
    Duration failuresRemembered();

    /** How long a session goes on without being used. */
    @WithDefault("12h")
    Duration sessionIdle();

    /** How long a session goes on however much it is used. */
    @WithDefault("7d")
    Duration sessionLongest();
}
