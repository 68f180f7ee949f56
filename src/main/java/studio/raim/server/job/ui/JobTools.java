package studio.raim.server.job.ui;

import jakarta.enterprise.context.ApplicationScoped;
import studio.raim.common.PersonId;
import studio.raim.server.job.Deletions;
import studio.raim.server.job.Jobs;
import studio.raim.server.storage.BlobStore;

/** What a page does with a person's restorations. */
@ApplicationScoped
class JobTools {
    private final Jobs jobs;
    private final Deletions deletions;
    private final BlobStore store;

    JobTools(Jobs jobs, Deletions deletions, BlobStore store) {
        this.jobs = jobs;
        this.deletions = deletions;
        this.store = store;
    }

    ZipOfResults.Maker zip(PersonId person) {
        return wanted -> new ZipOfResults(jobs, store, person, wanted);
    }

    JobActions actions(PersonId person, JobActions.Page page) {
        return new JobActions(jobs, deletions, person, page);
    }
}
