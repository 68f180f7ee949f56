package studio.raim.server.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import studio.raim.engine.catalog.ModelCatalog;

/** What models are called and under which licence, for those who only know their ids. */
@ApplicationScoped
public class ModelNames {
    private final ModelCatalog catalog;

    /** A model's title and licence. */
    public record ModelName(String title, String licence) {}

    ModelNames(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    /** Empty for a model that is not known here any more. */
    public Optional<ModelName> of(String id) {
        return catalog.cards().stream()
                .filter(card -> card.id().value().equals(id))
                .findFirst()
                .map(card -> new ModelName(card.title(), card.licence().name()));
    }
}
