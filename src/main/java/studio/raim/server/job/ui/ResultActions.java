package studio.raim.server.job.ui;

import java.util.Optional;
import java.util.function.Supplier;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.job.JobOptions;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Jobs;
import studio.raim.server.job.NewJob;
import studio.raim.server.job.Removals;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;

/** What the Photo page does with a photo and with what became of it; what is refused is said. */
final class ResultActions {
    private final Jobs jobs;
    private final Removals removals;
    private final Photos photos;
    private final PersonId person;
    private final Page page;

    /** Where the outcome is seen. */
    interface Page {
        void show(JobView changed);

        void drop(JobView deleted);

        /** The photo is gone. */
        void leave();

        /** The photo is back. */
        void comeBack(Photo photo);
    }

    ResultActions(Jobs jobs, Removals removals, Photos photos, PersonId person, Page page) {
        this.jobs = jobs;
        this.removals = removals;
        this.photos = photos;
        this.person = person;
        this.page = page;
    }

    /** The new job, unless it was refused. */
    Optional<JobView> start(Photo photo, String pipeline, JobOptions options) {
        return told(() -> jobs.submit(person, new NewJob(photo.id(), pipeline, 0, options)));
    }

    /** The same bytes once more, as a new job. */
    Optional<JobView> again(JobView job) {
        return told(() -> jobs.again(person, job.id()));
    }

    void cancel(JobView job) {
        told(() -> jobs.cancel(person, job.id())).ifPresent(page::show);
    }

    void retry(JobView job) {
        told(() -> jobs.retry(person, job.id())).ifPresent(page::show);
    }

    /** The result only: the photo stays, also when nothing is made of it any more. */
    void delete(JobView job) {
        told(() -> {
                    removals.remove(person, job.id());
                    return job;
                })
                .ifPresent(gone -> {
                    page.drop(gone);
                    Undo.offer("The result was deleted", () -> told(() -> removals.restore(person, job.id()))
                            .ifPresent(page::show));
                });
    }

    /** With all that became of it. */
    void delete(Photo photo) {
        if (photos.delete(person, photo.id())) {
            page.leave();
            Undo.offer("%s was deleted".formatted(photo.fileName()), () -> told(() -> {
                        photos.restore(person, photo.id());
                        return photo;
                    })
                    .ifPresent(page::comeBack));
        }
    }

    private static <T> Optional<T> told(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (Refusal refusal) {
            Undo.tell(refusal.sentence());
            return Optional.empty();
        }
    }
}
