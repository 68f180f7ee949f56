package studio.raim.server.job.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.JobEvents;
import studio.raim.server.job.JobSearch;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Jobs;

/** Photos go in, restored photos come out; what is shown comes from the database, so every tab shows the same. */
@Route("")
@PageTitle("Restore · RAIM Studio")
@Menu(title = "Restore", order = 1, icon = "/theme/icons/restore.svg")
@RolesAllowed("member")
public class RestoreView extends Main implements JobRow.Actions {
    private static final int PAGE = 40;

    private final transient Jobs jobs;
    private final transient JobEvents events;
    private final transient Clock clock;
    private final transient RestoreParts parts;
    private final PersonId person;
    private final JobList list = new JobList(this::row);
    private final Summary summary;
    private final Div empty = emptiness();
    private final Button older = new Button("Show older photos", click -> showOlder());
    private transient JobEvents.@Nullable Subscription subscription;

    RestoreView(CurrentPerson current, Jobs jobs, JobEvents events, Clock clock, RestoreParts parts) {
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
        this.parts = parts;
        this.person = current.id();
        this.summary = new Summary(parts.zip(person));
        addClassName("raim-page");
        Rejections rejections = new Rejections();
        Header heading = new Header(
                new H1("Restore"),
                new Paragraph(
                        "Choose what to do, then drop photos: each one starts at once, and you can close this page."));
        heading.addClassName("raim-heading");
        add(heading, parts.desk(person, rejections), rejections, summary, empty, list, older);
        older.addClassName("raim-older");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        Latest<JobId, JobView> news = new Latest<>(
                work -> {
                    Future<Void> unused = attach.getUI().access(work::run);
                },
                this::show);
        // First listen, then look: what happens in between is seen twice, and nothing is missed.
        subscription = events.subscribe(person, job -> news.put(job.id(), job));
        showNewest();
    }

    /** Open to all, because a session that expires or a server that stops closes the page on nobody's behalf. */
    @Override
    @PermitAll
    protected void onDetach(DetachEvent detach) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    public void compare(JobView job) {
        new CompareDialog(job, parts.title(job.pipeline())).open();
    }

    @Override
    public void cancel(JobId job) {
        show(List.of(jobs.cancel(person, job)));
    }

    @Override
    public void retry(JobId job) {
        show(List.of(jobs.retry(person, job)));
    }

    private JobRow row(JobView job) {
        return new JobRow(job, parts.title(job.pipeline()), parts.size(person, job.photoId()), this);
    }

    private void show(Collection<JobView> changed) {
        changed.forEach(job -> list.put(job, clock.instant()));
        summarise();
    }

    private void showNewest() {
        List<JobView> newest = jobs.search(person, JobSearch.newest(PAGE));
        older.setVisible(newest.size() == PAGE);
        show(newest.reversed());
    }

    private void showOlder() {
        JobId last = list.jobs().stream()
                .min(Comparator.comparing(JobView::queuedAt))
                .map(JobView::id)
                .orElse(null);
        List<JobView> page = jobs.search(person, JobSearch.newest(PAGE).after(last));
        list.append(page);
        older.setVisible(page.size() == PAGE);
        summarise();
    }

    private void summarise() {
        empty.setVisible(list.jobs().isEmpty());
        summary.show(list.jobs());
    }

    private static Div emptiness() {
        Div empty = new Div(
                new H2("Your photos appear here"),
                new Paragraph("Start with one that is blurred, noisy or full of JPEG blocks. When it is done, a slider"
                        + " shows it before and after, and you can download the result. Originals stay as they are."));
        empty.addClassName("raim-empty");
        return empty;
    }
}
