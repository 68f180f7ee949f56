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
import studio.raim.server.job.StageImage;
import studio.raim.server.job.Stages;
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
    private final Stages stages;
    private final Numbers numbers;

    PhotoParts(
            Photos photos,
            Jobs jobs,
            Removals removals,
            Offers offers,
            ModelNames models,
            PipelineTitles titles,
            JobEvents events,
            Stages stages,
            Numbers numbers) {
        this.photos = photos;
        this.jobs = jobs;
        this.removals = removals;
        this.offers = offers;
        this.models = models;
        this.titles = titles;
        this.events = events;
        this.stages = stages;
        this.numbers = numbers;
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

    /** The names of the stages whose images were kept. */
    List<String> stages(PersonId person, JobView job) {
        return Boolean.TRUE.equals(job.options().intermediates())
                ? stages.of(person, job.id()).stream().map(StageImage::name).toList()
                : List.of();
    }

    Numbers numbers() {
        return numbers;
    }

    LiveJobs live(PersonId person, Consumer<Collection<JobView>> page) {
        return new LiveJobs(events, person, page);
    }

    ResultActions actions(PersonId person, ResultActions.Page page) {
        return new ResultActions(jobs, removals, photos, person, page);
    }
}
