package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.JobOptions;

/** How strongly photos are restored and how the results are written; folded until somebody wants it. */
class OptionsPanel extends Details {
    private static final Map<String, String> METADATA =
            Map.of("all", "Keep everything", "no-gps", "All but the place (GPS)", "none", "Nothing but colour");

    private final Span summary = new Span();
    private final StrengthField strength = new StrengthField();
    private final Select<String> format = new Select<>();
    private final IntegerField quality = new IntegerField("Quality");
    private final Select<String> metadata = new Select<>();
    private final Checkbox provenance = new Checkbox("Write into the file how it was made");
    private final Checkbox intermediates = new Checkbox("Keep what each stage makes, to look at it");
    private final Button usual = new Button("Back to the usual", click -> choose(JobOptions.DEFAULT));
    private final transient Consumer<JobOptions> changed;
    private transient JobOptions value = JobOptions.DEFAULT;
    private boolean quiet;

    OptionsPanel(JobOptions first, Consumer<JobOptions> changed) {
        this.changed = changed;
        addClassName("raim-options");
        summary.addClassName("raim-quiet");
        setSummary(new Div(new Span("Options"), summary));
        format.setLabel("Format");
        format.setItems(JobOptions.FORMATS);
        format.setEmptySelectionAllowed(true);
        format.setEmptySelectionCaption("As the photo");
        format.setPlaceholder("As the photo");
        format.setItemLabelGenerator(name -> name == null ? "As the photo" : title(name));
        quality.setMin(1);
        quality.setMax(100);
        quality.setStepButtonsVisible(true);
        quality.setPlaceholder("95");
        quality.setHelperText("Of JPEG and WebP, 1 to 100");
        metadata.setLabel("EXIF, XMP, IPTC");
        metadata.setItems(JobOptions.METADATA);
        metadata.setItemLabelGenerator(name -> METADATA.getOrDefault(name, name));
        usual.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div fields = new Div(strength, format, quality, metadata, provenance, intermediates, usual);
        fields.addClassName("raim-options-fields");
        add(fields);
        show(first);
        strength.addValueChangeListener(change -> read());
        format.addValueChangeListener(change -> read());
        quality.addValueChangeListener(change -> read());
        metadata.addValueChangeListener(change -> read());
        provenance.addValueChangeListener(change -> read());
        intermediates.addValueChangeListener(change -> read());
    }

    private void choose(JobOptions options) {
        show(options);
        changed.accept(options);
    }

    private void show(JobOptions options) {
        quiet = true;
        value = options;
        strength.setValue(options.strength() == null ? StrengthField.FULL : options.strength());
        format.setValue(options.format());
        quality.setValue(options.quality());
        metadata.setValue(options.metadata() == null ? "all" : options.metadata());
        provenance.setValue(options.provenance() == null || options.provenance());
        intermediates.setValue(options.intermediates() != null && options.intermediates());
        quiet = false;
        describe();
    }

    private void read() {
        if (quiet || quality.isInvalid()) {
            return;
        }
        int percent = strength.getValue();
        value = value.withStrength(percent == StrengthField.FULL ? null : percent)
                .withFormat(format.getValue())
                .withQuality(hasQuality(format.getValue()) ? quality.getValue() : null)
                .withMetadata("all".equals(metadata.getValue()) ? null : metadata.getValue())
                .withProvenance(provenance.getValue() ? null : Boolean.FALSE)
                .withIntermediates(intermediates.getValue() ? Boolean.TRUE : null);
        describe();
        changed.accept(value);
    }

    private void describe() {
        quality.setEnabled(hasQuality(format.getValue()));
        usual.setEnabled(!value.equals(JobOptions.DEFAULT));
        List<String> parts = JobFacts.options(value);
        summary.setText(parts.isEmpty() ? "the usual" : String.join(" · ", parts));
    }

    private static boolean hasQuality(@Nullable String format) {
        return format == null || format.equals("jpeg") || format.equals("webp");
    }

    private static String title(String format) {
        return format.equals("webp") ? "WebP" : format.toUpperCase(Locale.ROOT);
    }
}
