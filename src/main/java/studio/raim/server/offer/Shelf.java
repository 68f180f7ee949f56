package studio.raim.server.offer;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import studio.raim.common.DataFolder;
import studio.raim.common.ProductHome;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.ModelInstaller;
import studio.raim.engine.catalog.OwnModels;
import studio.raim.engine.pipeline.spec.Examples;
import studio.raim.engine.pipeline.spec.Pipelines;

/** What the product's and the data folder hold; what is added to the data folder is seen while the server runs. */
@Singleton
class Shelf {
    @Produces
    @Singleton
    @DefaultBean
    ModelCatalog catalog(@ConfigProperty(name = "raim.data", defaultValue = "data") Path data) {
        return new ModelCatalog(ProductHome.find(), new DataFolder(data));
    }

    @Produces
    @Singleton
    @DefaultBean
    Pipelines pipelines(ModelCatalog catalog, @ConfigProperty(name = "raim.data", defaultValue = "data") Path data) {
        return Pipelines.watch(List.of(ProductHome.find().pipelines(), new DataFolder(data).pipelines()), catalog::ids);
    }

    @Produces
    @Singleton
    @DefaultBean
    ModelInstaller installer(ModelCatalog catalog) {
        return new ModelInstaller(catalog);
    }

    @Produces
    @Singleton
    @DefaultBean
    OwnModels ownModels(ModelCatalog catalog, @ConfigProperty(name = "raim.data", defaultValue = "data") Path data) {
        return new OwnModels(catalog, new DataFolder(data));
    }

    @Produces
    @Singleton
    @DefaultBean
    Examples examples() {
        return new Examples(ProductHome.find().pipelines());
    }
}
