package studio.raim.server.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;

/** Provides the store that the configuration names. */
@ApplicationScoped
class Storage {
    @Produces
    @ApplicationScoped
    BlobStore blobStore(StorageConfig config) {
        Path root = config.data().toAbsolutePath().normalize().resolve("blobs");
        return new DirectoryBlobStore(root, FreeSpace::ofDisk, config.keepFree().asLongValue());
    }
}
