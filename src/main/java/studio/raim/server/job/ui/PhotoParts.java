package studio.raim.server.job.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;
import studio.raim.server.job.JobEvents;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Jobs;
import studio.raim.server.job.Removals;
import studio.raim.server.offer.ModelNames;
import studio.raim.server.offer.Offers;
import studio.raim.server.offer.PipelineOffer;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;

/** What the Photo page needs to know of other rooms. */
@ApplicationScoped
class PhotoParts {
    private final Photos photos;
    private final Jobs jobs;
    private final Removals removals;
    private final Offers offers;
    private final ModelNames models;
    private final PipelineTitles titles;
    private final JobEvents events;

    PhotoParts(
            Photos photos,
            Jobs jobs,
            Removals removals,
            Offers offers,
            ModelNames models,
            PipelineTitles titles,
            JobEvents events) {
        this.photos = photos;
        this.jobs = jobs;
        this.removals = removals;
        this.offers = offers;
        this.models = models;
        this.titles = titles;
        this.events = events;
    }

    /** Empty for what is no address of a photo of this person's. */
    Optional<Photo> photo(PersonId person, String id) {
        try {
            return photos.find(person, PhotoId.of(id));
        } catch (Refusal noId) {
            return Optional.empty();
        }
    }

    List<Fact> facts(Photo photo, Function<Instant, String> clock) {
        return PhotoFacts.of(photo, photos.capture(photo), clock);
    }

    List<JobView> results(PersonId person, PhotoId photo) {
        return jobs.ofPhoto(person, photo);
    }

    List<PipelineOffer> pipelines() {
        return offers.pipelines();
    }

    Map<String, String> titles() {
        return titles.all();
    }

    List<Fact> provenance(PersonId person, JobId job) {
        return ProvenanceWords.of(jobs.provenance(person, job), models::of);
    }

    LiveJobs live(PersonId person, Consumer<Collection<JobView>> page) {
        return new LiveJobs(events, person, page);
    }

    ResultActions actions(PersonId person, ResultActions.Page page) {
        return new ResultActions(jobs, removals, photos, person, page);
    }
}
