package studio.raim.server.job.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.raim.common.PersonId;
import studio.raim.common.PipelineId;
import studio.raim.server.offer.Offers;
import studio.raim.server.offer.PipelineOffer;
import studio.raim.server.offer.PipelineSpeeds;
import studio.raim.server.offer.Speed;
import studio.raim.server.photo.PhotoConfig;
import studio.raim.server.setting.Preferences;

/** What the Restore page needs to know of other rooms. */
@ApplicationScoped
class RestoreParts {
    private static final String PREFERENCE = "restore";

    private final Offers offers;
    private final PipelineSpeeds speeds;
    private final PhotoConfig limits;
    private final Preferences preferences;

    RestoreParts(Offers offers, PipelineSpeeds speeds, PhotoConfig limits, Preferences preferences) {
        this.offers = offers;
        this.speeds = speeds;
        this.limits = limits;
        this.preferences = preferences;
    }

    List<PipelineOffer> pipelines() {
        return offers.pipelines();
    }

    /** By the pipeline's id. */
    Map<String, Speed> speeds() {
        return speeds.learnt();
    }

    PhotoIntake intake() {
        return new PhotoIntake(limits.maxBytes().asLongValue(), limits.maxMegapixels());
    }

    LastChoice lastChoice(PersonId person) {
        return LastChoice.read(preferences.find(person, PREFERENCE));
    }

    /** The person's own last pipeline, else the administrator's for everybody. */
    Optional<String> firstPipeline(LastChoice last) {
        return Optional.ofNullable(last.pipeline())
                .or(() -> offers.defaultPipeline().map(PipelineId::value));
    }

    void remember(PersonId person, LastChoice choice) {
        preferences.keep(person, PREFERENCE, choice.toJson());
    }
}
