package studio.raim.server.job.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.JobOptions;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.photo.Photo;

/** A photo and what became of it, against each other; {@code ?result=} names the result to begin with. */
@Route("photo")
@RolesAllowed("member")
public class PhotoView extends Main
        implements HasUrlParameter<String>, HasDynamicTitle, ResultItem.Actions, ResultActions.Page {
    private static final String ORIGINAL = "Original";

    private final transient PhotoParts parts;
    private final transient Clock clock;
    private final transient LiveJobs live;
    private final transient ResultActions actions;
    private final transient Set<JobId> awaited = new HashSet<>();
    private final PersonId person;
    private transient @Nullable Photo photo;
    private transient Map<String, String> titles = Map.of();
    private @Nullable PhotoViewer viewer;
    private @Nullable ResultList results;

    PhotoView(CurrentPerson current, PhotoParts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
        this.person = current.id();
        this.live = parts.live(person, this::news);
        this.actions = parts.actions(person, this);
        addClassNames("raim-page", "raim-photo");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        Optional<Photo> found = parts.photo(person, id);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        build(found.get());
        event.getLocation().getQueryParameters().getSingleParameter("result").ifPresent(this::compareWith);
    }

    @Override
    public String getPageTitle() {
        return (photo == null ? "Photo" : photo.fileName()) + " · RAIM Studio";
    }

    private void build(Photo shown) {
        removeAll();
        photo = shown;
        titles = parts.titles();
        viewer = new PhotoViewer(shown.fileName());
        results = new ResultList(this::item);
        parts.results(person, shown.id()).reversed().forEach(job -> results.put(job, clock.instant()));
        Section about = new Section(
                new H2("About this photo"),
                Fact.list(parts.facts(shown, time -> LocalTimes.of(UI.getCurrentOrThrow(), time))));
        about.addClassNames("raim-card", "raim-about");
        Div side = new Div(new RestoreAgain(parts.pipelines(), this::start), about);
        side.addClassName("raim-photo-side");
        Div below = new Div(results, side);
        below.addClassName("raim-photo-below");
        add(heading(shown), viewer, below);
        showPictures();
    }

    private Component heading(Photo shown) {
        Div words = new Div(new H1(shown.fileName()), new Paragraph(PhotoFacts.line(shown)));
        Anchor download = Icons.download("/api/v1/photos/%s/original".formatted(shown.id()), "Original");
        download.getElement().setAttribute("aria-label", "Download the original");
        Div buttons = new Div(download, Icons.button("remove", "Delete this photo", () -> actions.delete(shown)));
        buttons.addClassName("raim-photo-buttons");
        Header heading = new Header(words, buttons);
        heading.addClassNames("raim-heading", "raim-photo-heading");
        return heading;
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        live.listen(attach.getUI());
        if (photo != null) {
            news(parts.results(person, photo.id()));
        }
    }

    /** Open to all, because a session that expires or a server that stops closes the page on nobody's behalf. */
    @Override
    @PermitAll
    protected void onDetach(DetachEvent detach) {
        live.close();
    }

    private void news(Collection<JobView> jobs) {
        for (JobView job : jobs) {
            if (photo == null || !job.photoId().equals(photo.id())) {
                continue;
            }
            if (job.removed()) {
                drop(job);
            } else {
                show(job);
            }
        }
    }

    @Override
    public void show(JobView job) {
        if (results != null) {
            results.put(job, clock.instant());
            showPictures();
            if (job.state() == JobState.DONE && awaited.remove(job.id())) {
                compareWith(job.id().toString());
            }
        }
    }

    @Override
    public void drop(JobView job) {
        if (results != null) {
            results.drop(job.id());
            showPictures();
        }
    }

    @Override
    public void leave() {
        UI.getCurrentOrThrow().navigate("");
    }

    @Override
    public void comeBack(Photo restored) {
        UI.getCurrentOrThrow().navigate(PhotoView.class, restored.id().toString());
    }

    @Override
    public void compare(JobView job) {
        compareWith(job.id().toString());
        if (viewer != null) {
            viewer.scrollIntoView();
        }
    }

    @Override
    public void again(JobView job) {
        actions.again(job).ifPresent(this::await);
    }

    @Override
    public void cancel(JobView job) {
        actions.cancel(job);
    }

    @Override
    public void retry(JobView job) {
        actions.retry(job);
    }

    @Override
    public void delete(JobView job) {
        actions.delete(job);
    }

    private void start(String pipeline, JobOptions options) {
        if (photo != null) {
            actions.start(photo, pipeline, options).ifPresent(this::await);
        }
    }

    /** Shown in the viewer as soon as it is there. */
    private void await(JobView job) {
        awaited.add(job.id());
        show(job);
    }

    private void compareWith(String result) {
        if (viewer != null && photo != null) {
            viewer.compare(List.of(photo.id().toString(), result));
        }
    }

    private void showPictures() {
        if (viewer != null && results != null && photo != null) {
            List<PhotoViewer.Picture> pictures = new ArrayList<>();
            pictures.add(new PhotoViewer.Picture(
                    photo.id().toString(), ORIGINAL, "", "/api/v1/photos/%s/tiles".formatted(photo.id())));
            pictures.addAll(results.pictures());
            viewer.setPictures(pictures);
        }
    }

    private ResultItem item(JobView job) {
        String pipeline = titles.getOrDefault(job.pipeline(), job.pipeline());
        String when = LocalTimes.of(UI.getCurrentOrThrow(), job.queuedAt());
        return new ResultItem(
                job, new ResultItem.Wording(pipeline, when, made -> parts.provenance(person, made.id())), this);
    }
}
