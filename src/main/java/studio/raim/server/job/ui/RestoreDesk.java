package studio.raim.server.job.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.server.job.JobOptions;
import studio.raim.server.job.JobView;
import studio.raim.server.job.OptionsJson;
import studio.raim.server.offer.PipelineOffer;
import studio.raim.server.offer.Speed;

/** Where a person says what is to be done, and brings the photos. */
class RestoreDesk extends Section {
    private final transient RestoreParts parts;
    private final PersonId person;
    private final PhotoIntake intake;
    private final PipelineCards cards;
    private transient Map<String, Speed> speeds;
    private transient JobOptions options;
    private transient @Nullable PipelineOffer pipeline;
    private transient @Nullable Runnable listener;

    RestoreDesk(RestoreParts parts, PersonId person) {
        this.parts = parts;
        this.person = person;
        this.speeds = parts.speeds();
        addClassName("raim-desk");
        LastChoice last = parts.lastChoice(person);
        options = last.optionsOrUsual();
        intake = parts.intake();
        intake.setOptions(OptionsJson.write(options));
        cards = new PipelineCards(parts.pipelines(), parts.firstPipeline(last), this::choose);
        OptionsPanel panel = new OptionsPanel(options, this::choose);
        Div bring = new Div(intake, panel);
        bring.addClassName("raim-bring");
        add(cards, bring);
        if (pipeline == null) {
            bring.setVisible(false);
            add(nothingRuns());
        }
    }

    /** Calls {@code changed} when another pipeline is chosen. */
    void onChoice(Runnable changed) {
        listener = changed;
    }

    Optional<PipelineOffer> pipeline() {
        return Optional.ofNullable(pipeline);
    }

    JobOptions options() {
        return options;
    }

    Map<String, Speed> speeds() {
        return speeds;
    }

    /** Whether there are photos already, which want the room more than the place to bring others. */
    void makeRoom(boolean photos) {
        intake.setCompact(photos);
    }

    /** What the finished jobs of the last minutes taught. */
    void learn() {
        speeds = parts.speeds();
    }

    /** Says on the cards how long the chosen photos will take, or one photo of the usual size. */
    void expect(List<JobView> chosen, double usualSize) {
        cards.expect(offer -> chosen.isEmpty()
                ? Expectation.one(speeds.get(offer.id().value()), usualSize)
                : Expectation.all(speeds.get(offer.id().value()), chosen));
    }

    private void choose(PipelineOffer offer) {
        boolean first = pipeline == null;
        pipeline = offer;
        intake.setPipeline(offer.id().value());
        if (!first) {
            remember();
        }
        if (listener != null) {
            listener.run();
        }
    }

    private void choose(JobOptions wanted) {
        options = wanted;
        intake.setOptions(OptionsJson.write(wanted));
        remember();
    }

    private void remember() {
        parts.remember(
                person, new LastChoice(pipeline == null ? null : pipeline.id().value(), options));
    }

    private static Div nothingRuns() {
        Paragraph words = new Paragraph("No pipeline can run yet, because the models are not installed. See ");
        words.add(new Anchor("/pipelines", "Pipelines"), new Text(" for what to do."));
        Div banner = new Div(words);
        banner.addClassName("raim-banner");
        return banner;
    }
}
