package studio.raim.engine.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.raim.common.DataFolder;
import studio.raim.common.ProductHome;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.pipeline.spec.Pipelines;

/** What the commands work with: the cards, the pipelines, and where the data lie. */
record Engine(DataFolder data, ModelCatalog catalog, Pipelines pipelines) {
    /** One process restores one photograph at a time, so everything that is loaded may stay. */
    private static final long MOST_WEIGHTS = Long.MAX_VALUE;

    static Engine open(@Nullable Path dataOption) {
        ProductHome home = ProductHome.find();
        DataFolder data = DataFolder.of(dataOption);
        ModelCatalog catalog = new ModelCatalog(home, data);
        return new Engine(data, catalog, Pipelines.read(List.of(home.pipelines(), data.pipelines()), catalog.ids()));
    }

    NetworkCache networksOn(String device) {
        return new NetworkCache(catalog, Accelerator.of(device), MOST_WEIGHTS);
    }
}
