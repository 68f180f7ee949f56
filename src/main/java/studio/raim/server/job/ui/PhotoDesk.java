package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.server.job.JobOptions;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.photo.Photo;

/** A photo and what became of it against each other, what is known of them, and what can be done next. */
class PhotoDesk extends Div implements ResultItem.Actions, ResultActions.Page {
    private static final String ORIGINAL = "Original";

    private final transient PhotoParts parts;
    private final transient Clock clock;
    private final transient ResultActions actions;
    private final transient Photo photo;
    private final transient Map<String, String> titles;
    private final transient Set<JobId> awaited = new HashSet<>();
    private final PersonId person;
    private final PhotoViewer viewer;
    private final ResultList results;

    PhotoDesk(PhotoParts parts, PersonId person, Photo photo, Clock clock) {
        this.parts = parts;
        this.person = person;
        this.photo = photo;
        this.clock = clock;
        this.actions = parts.actions(person, this);
        this.titles = parts.titles();
        this.viewer = new PhotoViewer(photo.fileName());
        this.results = new ResultList(this::item);
        addClassName("raim-photo-desk");
        parts.results(person, photo.id()).reversed().forEach(job -> results.put(job, clock.instant()));
        Section about = new Section(
                new H2("About this photo"),
                Fact.list(parts.facts(photo, time -> LocalTimes.of(UI.getCurrentOrThrow(), time))));
        about.addClassNames("raim-card", "raim-about");
        Div side = new Div(
                new RestoreAgain(parts.pipelines(), this::start),
                about,
                new GroundTruthPanel(parts.numbers(), person, photo));
        side.addClassName("raim-photo-side");
        Div below = new Div(results, side);
        below.addClassName("raim-photo-below");
        add(heading(), viewer, below);
        showPictures();
    }

    Photo photo() {
        return photo;
    }

    private Component heading() {
        Div words = new Div(new H1(photo.fileName()), new Paragraph(PhotoFacts.line(photo)));
        Anchor download = Icons.download("/api/v1/photos/%s/original".formatted(photo.id()), ORIGINAL);
        download.getElement().setAttribute("aria-label", "Download the original");
        Div buttons = new Div(download, Icons.button("remove", "Delete this photo", () -> actions.delete(photo)));
        buttons.addClassName("raim-photo-buttons");
        Header heading = new Header(words, buttons);
        heading.addClassNames("raim-heading", "raim-photo-heading");
        return heading;
    }

    /** Of all of the person's jobs; those of other photos are none of this page's business. */
    void news(Collection<JobView> jobs) {
        for (JobView job : jobs) {
            if (!job.photoId().equals(photo.id())) {
                continue;
            }
            if (job.removed()) {
                drop(job);
            } else {
                show(job);
            }
        }
    }

    /** Shows the original against this result. */
    void compareWith(String result) {
        viewer.compare(List.of(photo.id().toString(), result));
    }

    @Override
    public void show(JobView job) {
        results.put(job, clock.instant());
        showPictures();
        if (job.state() == JobState.DONE && awaited.remove(job.id())) {
            compareWith(job.id().toString());
        }
    }

    @Override
    public void drop(JobView job) {
        results.drop(job.id());
        showPictures();
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
        viewer.scrollIntoView();
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
        actions.start(photo, pipeline, options).ifPresent(this::await);
    }

    /** Shown in the viewer as soon as it is there. */
    private void await(JobView job) {
        awaited.add(job.id());
        show(job);
    }

    private void showPictures() {
        List<PhotoViewer.Picture> pictures = new ArrayList<>();
        pictures.add(new PhotoViewer.Picture(photo.id().toString(), ORIGINAL, "", Addresses.tiles(photo.id())));
        pictures.addAll(results.pictures());
        viewer.setPictures(pictures);
    }

    private ResultItem item(JobView job) {
        return new ResultItem(
                job,
                new ResultItem.Wording(
                        titles.getOrDefault(job.pipeline(), job.pipeline()),
                        LocalTimes.of(UI.getCurrentOrThrow(), job.queuedAt()),
                        made -> parts.provenance(person, made.id()),
                        made -> parts.stages(person, made),
                        made -> parts.numbers().of(person, made)),
                this);
    }
}
