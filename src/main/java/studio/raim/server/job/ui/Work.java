package studio.raim.server.job.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PipelineId;
import studio.raim.server.job.JobOptions;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Jobs;
import studio.raim.server.job.NewJob;
import studio.raim.server.job.Ongoing;
import studio.raim.server.job.OngoingJobs;
import studio.raim.server.photo.SentAs;

/** What goes on for a person as a whole, and what is begun from rows that are there. */
@ApplicationScoped
class Work {
    private final Jobs jobs;
    private final OngoingJobs ongoing;

    Work(Jobs jobs, OngoingJobs ongoing) {
        this.jobs = jobs;
        this.ongoing = ongoing;
    }

    Optional<Ongoing> ongoing(PersonId person) {
        return ongoing.of(person);
    }

    void cancelAll(PersonId person) {
        ongoing.cancelAll(person);
    }

    /** Restores the photos of these jobs once more, each photo once, under the names that they have there. */
    List<JobView> again(PersonId person, List<JobView> rows, PipelineId pipeline, JobOptions options) {
        return rows.stream()
                .map(JobView::photoId)
                .distinct()
                .map(photo -> rows.stream()
                        .filter(row -> row.photoId().equals(photo))
                        .findFirst()
                        .orElseThrow())
                .map(row -> submit(person, row, pipeline, options))
                .flatMap(id -> jobs.find(person, id).stream())
                .toList();
    }

    private JobId submit(PersonId person, JobView row, PipelineId pipeline, JobOptions options) {
        return jobs.submit(
                person,
                new NewJob(row.photoId(), pipeline.value(), row.priority(), options),
                new SentAs(row.folder(), row.photoName()),
                UUID.randomUUID());
    }
}
