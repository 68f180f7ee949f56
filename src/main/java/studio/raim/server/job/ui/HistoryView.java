package studio.raim.server.job.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import studio.raim.common.PersonId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.JobSearch;
import studio.raim.server.job.JobView;

/** All of a person's restorations, however many: found by name, state, pipeline and day, page after page. */
@Route("history")
@PageTitle("History · RAIM Studio")
@Menu(title = "History", order = 2, icon = "/theme/icons/history.svg")
@RolesAllowed("member")
public class HistoryView extends Main implements BeforeEnterObserver, JobActions.Page {
    private static final int PAGE = 50;

    private final transient HistoryParts parts;
    private final transient Clock clock;
    private final transient LiveJobs live;
    private final PersonId person;
    private final transient RowDesk desk;
    private final HistoryFilters filters;
    private final EmptyHistory empty;
    private final Button more = new Button("Show more", click -> showMore());
    private final ListHead head;
    private transient JobSearch search = JobSearch.newest(PAGE);
    private boolean complete;

    HistoryView(CurrentPerson current, HistoryParts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
        this.person = current.id();
        this.desk =
                parts.desk(person, JobList.NEWEST, job -> LocalTimes.of(UI.getCurrentOrThrow(), job.queuedAt()), this);
        this.live = parts.live(person, this::news);
        this.filters = new HistoryFilters(parts.titles(), this::searchAnew);
        this.empty = new EmptyHistory(() -> filters.show(com.vaadin.flow.router.QueryParameters.empty()));
        this.head = new ListHead(desk.list());
        addClassName("raim-page");
        Header heading = new Header(
                new H1("History"), new Paragraph("Every photo that you have had restored here, the newest first."));
        heading.addClassName("raim-heading");
        more.addClassName("raim-older");
        Div body = new Div(head, desk.list());
        body.addClassName("raim-dense");
        add(heading, filters, desk.bar(), body, empty, more);
        desk.onChoice(head::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        filters.show(enter.getLocation().getQueryParameters());
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        live.listen(attach.getUI());
        searchAnew();
    }

    /** Open to all, because a session that expires or a server that stops closes the page on nobody's behalf. */
    @Override
    @PermitAll
    protected void onDetach(DetachEvent detach) {
        live.close();
    }

    @Override
    public void show(List<JobView> changed) {
        changed.forEach(job -> desk.list().put(job, clock.instant()));
        refresh();
    }

    @Override
    public void drop(List<JobView> deleted) {
        deleted.forEach(job -> desk.list().drop(job.id()));
        refresh();
    }

    /** What is shown stays shown, also when it does not match any more: rows must not vanish under the pointer. */
    private void news(Collection<JobView> jobs) {
        Instant now = clock.instant();
        jobs.stream().filter(this::belongs).forEach(job -> desk.list().put(job, now));
        refresh();
    }

    private boolean belongs(JobView job) {
        List<JobView> shown = desk.list().jobs();
        return desk.list().shows(job.id())
                || (search.matches(job)
                        && (complete
                                || shown.isEmpty()
                                || !job.queuedAt().isBefore(shown.getLast().queuedAt())));
    }

    private void searchAnew() {
        if (!isAttached()) {
            return;
        }
        UI ui = UI.getCurrentOrThrow();
        ui.getPage().getHistory().replaceState(null, new Location("history", filters.address()));
        search = filters.search(LocalTimes.zone(ui), PAGE);
        desk.list().clear();
        append(parts.search(person, search));
    }

    private void showMore() {
        append(parts.search(person, search.after(desk.list().jobs().getLast().id())));
    }

    private void append(List<JobView> page) {
        complete = page.size() < PAGE;
        show(page);
    }

    private void refresh() {
        desk.refresh();
        head.refresh();
        more.setVisible(!complete);
        empty.show(desk.list().isEmpty(), search.filters());
    }
}
