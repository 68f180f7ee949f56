package studio.raim.server.worker;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.run.Repetition;
import studio.raim.server.job.QueueConfig;
import studio.raim.server.photo.PhotoConfig;

/** What is loaded on this node's devices, for all their slots and from one job to the next. */
@ApplicationScoped
class Devices {
    private final ModelCatalog catalog;
    private final QueueConfig config;
    private final PhotoReader reader;
    private final Map<String, NetworkCache> networks = new ConcurrentHashMap<>();

    Devices(ModelCatalog catalog, QueueConfig config, PhotoConfig photos) {
        this.catalog = catalog;
        this.config = config;
        this.reader = new PhotoReader(new ImageLimits(
                photos.maxMegapixels() * 1_000_000L, photos.maxBytes().asLongValue()));
    }

    PhotoReader reader() {
        return reader;
    }

    PipelineRunner runner(String device) {
        return new PipelineRunner(networks.computeIfAbsent(device, this::load));
    }

    /** Throws {@link studio.raim.engine.pipeline.run.UnrepeatableException} when a result cannot be made again on this device. */
    void require(Repetition repetition, String device) {
        repetition.require(catalog, Accelerator.of(device));
    }

    private NetworkCache load(String device) {
        return new NetworkCache(
                catalog, Accelerator.of(device), config.networks().asLongValue());
    }

    @PreDestroy
    void close() {
        networks.values().forEach(NetworkCache::close);
    }
}
