package studio.raim.server.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import studio.raim.common.DataFolder;

/** Provides the store that the configuration names. */
@ApplicationScoped
class Storage {
    @Produces
    @Singleton
    DataFolder dataFolder(StorageConfig config) {
        return new DataFolder(config.data());
    }

    @Produces
    @ApplicationScoped
    BlobStore blobStore(DataFolder data, StorageConfig config) {
        Path root = data.path().resolve("blobs");
        return new DirectoryBlobStore(root, FreeSpace::ofDisk, config.keepFree().asLongValue());
    }
}
