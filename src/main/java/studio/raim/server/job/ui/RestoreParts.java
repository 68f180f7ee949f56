package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.enterprise.context.ApplicationScoped;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.server.job.Jobs;
import studio.raim.server.offer.Offers;
import studio.raim.server.offer.PipelineOffer;
import studio.raim.server.photo.PhotoConfig;
import studio.raim.server.photo.Photos;
import studio.raim.server.storage.BlobStore;

/** Makes the parts of the Restore page that need other rooms. */
@ApplicationScoped
class RestoreParts {
    private final Photos photos;
    private final Jobs jobs;
    private final BlobStore store;
    private final Offers offers;
    private final PhotoConfig limits;

    RestoreParts(Photos photos, Jobs jobs, BlobStore store, Offers offers, PhotoConfig limits) {
        this.photos = photos;
        this.jobs = jobs;
        this.store = store;
        this.offers = offers;
        this.limits = limits;
    }

    /** The choice of a pipeline beside the drop zone. */
    Component desk() {
        PipelineChoice choice = new PipelineChoice(offers.pipelines());
        PhotoIntake drop = new PhotoIntake(limits.maxBytes().asLongValue(), limits.maxMegapixels());
        choice.onChoice(drop::setPipeline);
        Section desk = new Section(choice, drop);
        desk.addClassName("raim-desk");
        if (choice.chosen().isEmpty()) {
            drop.setVisible(false);
            desk.add(nothingRuns());
        }
        return desk;
    }

    /** Megapixels and bytes; empty when the photo was deleted. */
    String size(PersonId person, PhotoId id) {
        return photos.find(person, id)
                .map(photo -> Words.megapixels(photo.width(), photo.height()) + " · " + Words.bytes(photo.bytes()))
                .orElse("");
    }

    /** As the pipeline's file calls it; its id when the file is gone. */
    String title(String pipeline) {
        return offers.pipeline(pipeline).map(PipelineOffer::title).orElse(pipeline);
    }

    DownloadHandler zip(PersonId person) {
        return new ZipOfResults(jobs, store, person);
    }

    private static Component nothingRuns() {
        Paragraph words = new Paragraph("No pipeline can run yet, because the models are not installed. See ");
        words.add(new Anchor("/models", "Models"), new com.vaadin.flow.component.Text(" for what to do."));
        Div banner = new Div(words);
        banner.addClassName("raim-banner");
        return banner;
    }
}
