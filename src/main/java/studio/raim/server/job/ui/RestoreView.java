package studio.raim.server.job.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import studio.raim.common.PersonId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.JobSearch;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Ongoing;

/** Photos go in, restored photos come out; what is shown comes from the database, so every tab shows the same. */
@Route("")
@PageTitle("Restore · RAIM Studio")
@Menu(title = "Restore", order = 1, icon = "/theme/icons/restore.svg")
@RolesAllowed("member")
public class RestoreView extends Main implements JobActions.Page {
    private static final int NEWEST = 40;

    private final transient HistoryParts parts;
    private final transient Work work;
    private final transient Clock clock;
    private final transient LiveJobs live;
    private final transient RowDesk rows;
    private final PersonId person;
    private final RestoreDesk desk;
    private final Summary summary;
    private final Div empty = emptiness();
    private final Anchor history = new Anchor("/history", "All your photos are in History");
    private final Button again = new Button();
    private boolean going;

    RestoreView(CurrentPerson current, HistoryParts parts, RestoreParts restoring, Work work, Clock clock) {
        this.parts = parts;
        this.work = work;
        this.clock = clock;
        this.person = current.id();
        this.rows = parts.desk(person, JobList.RUNNING_FIRST, job -> "", this);
        this.live = parts.live(person, this::news);
        this.desk = new RestoreDesk(restoring, person);
        this.summary = new Summary(parts.zip(person), () -> work.cancelAll(person));
        addClassName("raim-page");
        Header heading = new Header(
                new H1("Restore"),
                new Paragraph(
                        "Choose what to do, then drop photos: each one starts at once, and you can close this page."));
        heading.addClassName("raim-heading");
        history.getElement().setAttribute("router-link", true);
        history.addClassNames("raim-older");
        again.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        again.setIcon(Icons.icon("restore"));
        again.addClickListener(click -> restoreChosen());
        rows.bar().addFirst(again);
        rows.onChoice(this::expect);
        desk.onChoice(this::expect);
        add(heading, desk, summary, rows.bar(), empty, rows.list(), history);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        live.listen(attach.getUI());
        rows.list().clear();
        news(parts.search(person, JobSearch.newest(NEWEST).inState(JobState.RUNNING)));
        news(parts.search(person, JobSearch.newest(NEWEST)));
        expect();
    }

    /** Open to all, because a session that expires or a server that stops closes the page on nobody's behalf. */
    @Override
    @PermitAll
    protected void onDetach(DetachEvent detach) {
        live.close();
    }

    @Override
    public void show(List<JobView> changed) {
        news(changed);
    }

    @Override
    public void drop(List<JobView> deleted) {
        deleted.forEach(job -> rows.list().drop(job.id()));
        refresh();
    }

    private void news(Collection<JobView> changed) {
        Instant now = clock.instant();
        changed.forEach(job -> rows.list().put(job, now));
        if (changed.stream().anyMatch(job -> job.state() == JobState.DONE)) {
            desk.learn();
            expect();
        }
        refresh();
    }

    private void restoreChosen() {
        desk.pipeline().ifPresent(pipeline -> {
            show(work.again(person, rows.list().chosen(), pipeline.id(), desk.options()));
            rows.list().chooseAll(false);
        });
    }

    private void expect() {
        List<JobView> chosen = rows.list().chosen();
        desk.expect(chosen, Expectation.usualSize(rows.list().jobs()));
        again.setText(desk.pipeline()
                .map(pipeline -> "Restore with " + pipeline.title())
                .orElse("Restore"));
        again.setVisible(desk.pipeline().isPresent());
    }

    private void refresh() {
        List<JobView> jobs = rows.list().jobs();
        Optional<Ongoing> ongoing = work.ongoing(person);
        rows.refresh();
        desk.makeRoom(!jobs.isEmpty());
        if (ongoing.isPresent() && !going) {
            comeIntoView();
        }
        going = ongoing.isPresent();
        empty.setVisible(jobs.isEmpty());
        history.setVisible(!jobs.isEmpty());
        summary.show(jobs, ongoing, ongoing.flatMap(batch -> Expectation.left(batch, desk.speeds())));
    }

    /** Photos that begin below the screen would begin unseen. */
    private void comeIntoView() {
        rows.list().getElement().executeJs("this.firstElementChild?.scrollIntoView({block: 'nearest'})");
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
