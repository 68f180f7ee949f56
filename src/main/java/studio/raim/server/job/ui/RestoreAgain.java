package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.BiConsumer;
import studio.raim.server.job.JobOptions;
import studio.raim.server.offer.PipelineOffer;

/** Restores the page's photo once more, with another pipeline or other options. */
class RestoreAgain extends Section {
    private final Select<PipelineOffer> pipeline = new Select<>();
    private final Paragraph summary = new Paragraph();
    private final Checkbox stages = new Checkbox("Keep what each stage makes, to compare it");
    private transient JobOptions options = JobOptions.DEFAULT;

    /** @param start is told the pipeline's id and the options */
    RestoreAgain(List<PipelineOffer> offers, BiConsumer<String, JobOptions> start) {
        addClassNames("raim-card", "raim-again");
        List<PipelineOffer> possible =
                offers.stream().filter(PipelineOffer::available).toList();
        add(new H2("Restore with other settings"));
        if (possible.isEmpty()) {
            add(
                    new Paragraph("No pipeline can run now, because its model is not installed."),
                    new Anchor("/pipelines", "Pipelines"));
            return;
        }
        pipeline.setLabel("Pipeline");
        pipeline.setItems(possible);
        pipeline.setItemLabelGenerator(PipelineOffer::title);
        pipeline.addValueChangeListener(
                change -> summary.setText(change.getValue().summary()));
        pipeline.setValue(possible.getFirst());
        summary.addClassName("raim-quiet");
        Button go = new Button(
                "Restore", click -> start.accept(pipeline.getValue().id().value(), options));
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(pipeline, summary, new OptionsPanel(options, wanted -> options = wanted), stages, go);
    }
}
