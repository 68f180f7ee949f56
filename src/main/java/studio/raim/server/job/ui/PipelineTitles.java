package studio.raim.server.job.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.raim.server.offer.Offers;

/** What the pipelines are called. */
@ApplicationScoped
class PipelineTitles {
    private final Offers offers;

    PipelineTitles(Offers offers) {
        this.offers = offers;
    }

    /** By id, in the order of offer. */
    Map<String, String> all() {
        Map<String, String> titles = new LinkedHashMap<>();
        offers.pipelines().forEach(offer -> titles.put(offer.id().value(), offer.title()));
        return titles;
    }
}
