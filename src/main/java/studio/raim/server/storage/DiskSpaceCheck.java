package studio.raim.server.storage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready when the data directory has no room for another photo. */
@Readiness
@ApplicationScoped
class DiskSpaceCheck implements HealthCheck {
    private final StorageConfig config;

    DiskSpaceCheck(StorageConfig config) {
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        long free = FreeSpace.ofDisk(config.data());
        long needed = config.keepFree().asLongValue();
        return HealthCheckResponse.named("Space in the data directory")
                .withData("free", Sizes.human(free))
                .withData("needed", Sizes.human(needed))
                .status(free >= needed)
                .build();
    }
}
