package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.PhotoArrival;
import studio.raim.server.photo.SentAs;

/** Queues a job for a photo that is uploaded with a {@code pipeline}, and maybe {@code options} and a {@code priority}. */
@ApplicationScoped
class QueueOnArrival implements PhotoArrival {
    private final Jobs jobs;

    QueueOnArrival(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void check(Map<String, String> wishes) {
        pipeline(wishes).ifPresent(pipeline -> {
            jobs.requirePipeline(pipeline);
            OptionsJson.read(wishes.get("options"));
            priority(wishes.get("priority"));
        });
    }

    @Override
    public Optional<JobId> arrived(
            PersonId owner, Photo photo, SentAs name, Map<String, String> wishes, UUID occasion) {
        return pipeline(wishes)
                .map(pipeline -> new NewJob(
                        photo.id(),
                        pipeline,
                        priority(wishes.get("priority")),
                        OptionsJson.read(wishes.get("options"))))
                .map(job -> jobs.submit(owner, job, name, occasion));
    }

    private static Optional<String> pipeline(Map<String, String> wishes) {
        return Optional.ofNullable(wishes.get("pipeline")).filter(id -> !id.isBlank());
    }

    private static int priority(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        if (!text.matches("\\d")) {
            throw Refusal.invalid(
                    "A priority lies between 0 and %d; '%s' does not".formatted(NewJob.HIGHEST_PRIORITY, text));
        }
        return Integer.parseInt(text);
    }
}
