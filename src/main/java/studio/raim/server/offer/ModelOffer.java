package studio.raim.server.offer;

import java.util.List;
import studio.raim.engine.catalog.ModelCard;

/**
 * A model as this server has it now.
 *
 * @param neededBy the titles of the pipelines that run it
 * @param hasSheet whether there is a contact sheet of what it does
 */
public record ModelOffer(ModelCard card, Availability availability, List<String> neededBy, boolean hasSheet) {
    public ModelOffer {
        neededBy = List.copyOf(neededBy);
    }
}
