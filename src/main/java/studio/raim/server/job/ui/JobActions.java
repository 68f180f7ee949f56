package studio.raim.server.job.ui;

import java.util.ArrayList;
import java.util.List;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.job.Deletions;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Jobs;

/** Cancels, retries and deletes for a page, and shows it what came of it. */
final class JobActions {
    private final Jobs jobs;
    private final Deletions deletions;
    private final PersonId person;
    private final Page page;

    /** Where the outcome is seen. */
    interface Page {
        void show(List<JobView> changed);

        void drop(List<JobView> deleted);
    }

    JobActions(Jobs jobs, Deletions deletions, PersonId person, Page page) {
        this.jobs = jobs;
        this.deletions = deletions;
        this.person = person;
        this.page = page;
    }

    void cancel(JobView job) {
        quietly(() -> page.show(List.of(jobs.cancel(person, job.id()))));
    }

    /** Those of them that failed or were cancelled. */
    void retry(List<JobView> wanted) {
        List<JobView> again = new ArrayList<>();
        wanted.stream().filter(JobFacts::failed).forEach(job -> quietly(() -> again.add(jobs.retry(person, job.id()))));
        page.show(again);
    }

    void delete(List<JobView> wanted) {
        Deletions.Deleted deleted =
                deletions.delete(person, wanted.stream().map(JobView::id).toList());
        page.drop(wanted);
        String done = wanted.size() == 1
                ? "%s was deleted".formatted(wanted.getFirst().photoName())
                : Words.count(wanted.size(), "photo was", "photos were") + " deleted";
        Undo.offer(done, () -> quietly(() -> bringBack(deleted)));
    }

    private void bringBack(Deletions.Deleted deleted) {
        deletions.undo(person, deleted);
        page.show(deleted.jobs().stream()
                .flatMap(id -> jobs.find(person, id).stream())
                .toList());
    }

    /** What is refused is said, because another tab may have been quicker. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            Undo.tell(refusal.sentence());
        }
    }
}
