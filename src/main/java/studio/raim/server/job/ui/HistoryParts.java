package studio.raim.server.job.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.raim.common.PersonId;
import studio.raim.server.job.JobEvents;
import studio.raim.server.job.JobSearch;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Jobs;

/** Makes what the lists of restorations need from other rooms. */
@ApplicationScoped
class HistoryParts {
    private final Jobs jobs;
    private final JobEvents events;
    private final PipelineTitles titles;
    private final JobTools tools;

    HistoryParts(Jobs jobs, JobEvents events, PipelineTitles titles, JobTools tools) {
        this.jobs = jobs;
        this.events = events;
        this.titles = titles;
        this.tools = tools;
    }

    List<JobView> search(PersonId person, JobSearch search) {
        return jobs.search(person, search);
    }

    LiveJobs live(PersonId person, Consumer<Collection<JobView>> page) {
        return new LiveJobs(events, person, page);
    }

    ZipOfResults.Maker zip(PersonId person) {
        return tools.zip(person);
    }

    /** Ids and titles of the pipelines that there are. */
    Map<String, String> titles() {
        return new LinkedHashMap<>(titles.all());
    }

    /** A list with its actions; {@code when} says in words when a job was queued. */
    RowDesk desk(PersonId person, Comparator<JobView> order, Function<JobView, String> when, JobActions.Page page) {
        Map<String, String> known = titles.all();
        return new RowDesk(
                order,
                new RowDesk.Wording(job -> known.getOrDefault(job.pipeline(), job.pipeline()), when),
                tools.zip(person),
                tools.actions(person, page));
    }
}
