package studio.raim.server.offer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.OwnModels;
import studio.raim.engine.catalog.OwnModels.Placement;
import studio.raim.engine.catalog.OwnModels.Question;
import studio.raim.engine.catalog.OwnModels.Registration;
import studio.raim.engine.catalog.UnusableWeightsException;

/**
 * Where an administrator adds an ONNX model of their own: the file is sent, named, tried and, where trying leaves
 * something open, asked about; then the model and a pipeline of the same id are in the offer.
 */
class OwnModelUpload extends Composite<Section> {
    private static final Logger LOG = Logger.getLogger(OwnModelUpload.class);

    private final transient OwnModels models;
    private final transient Runnable added;
    private final Div step = new Div();
    private final transient ModelFiles files;
    private transient @Nullable Path file;
    private @Nullable Div problem;

    /** @param added is told, with the page's lock, that the offer has one more */
    OwnModelUpload(OwnModels models, Runnable added) {
        this.models = models;
        this.added = added;
        this.files = new ModelFiles(this::arrived, this::refuse);
        step.addClassName("raim-own-model");
        step.getElement().setAttribute("aria-live", "polite");
        getContent().add(step);
        askForFile();
    }

    @Override
    protected Section initContent() {
        H2 title = new H2("Add a model of your own");
        title.setId("own-model-title");
        Paragraph words = new Paragraph("An ONNX file of a network that takes a picture and gives one, such as an"
                + " export of a model that you trained. It is tried here before it is offered.");
        words.addClassName("raim-quiet");
        Section section = new Section(title, words);
        section.setId("own-model");
        section.getElement().setAttribute("aria-labelledby", "own-model-title");
        section.addClassNames("raim-card", "raim-account-section");
        return section;
    }

    private void askForFile() {
        forget();
        Upload upload = new Upload(files);
        upload.setMaxFiles(1);
        upload.setAcceptedFileTypes(".onnx");
        Button choose = new Button("Choose an ONNX file");
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("or drop it here, up to %d MB".formatted(ModelFiles.MOST_BYTES / 1_000_000)));
        upload.addFileRejectedListener(rejected -> refuse(rejected.getErrorMessage()));
        show(upload);
    }

    private void arrived(String fileName, Path kept) {
        forget();
        file = kept;
        String id = OwnModels.suggestedId(fileName);
        TextField title = new TextField("Name, for people");
        title.setValue(fileName.replaceFirst("(?i)\\.onnx$", ""));
        title.setRequired(true);
        TextField name = new TextField("Id, for scripts");
        name.setValue(id);
        name.setHelperText("Small letters, digits, dots and hyphens.");
        show(
                title,
                name,
                buttons(
                        "Try it",
                        () -> attempt(name.getValue().strip(), title.getValue().strip(), Map.of())));
    }

    private void attempt(String id, String title, Map<String, String> answers) {
        Path kept = file;
        if (kept == null) {
            askForFile();
            return;
        }
        ModelId model;
        try {
            model = new ModelId(id);
        } catch (IllegalArgumentException bad) {
            complain(String.valueOf(bad.getMessage()));
            return;
        }
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Trying the network");
        show(new Paragraph("Trying the network on small pictures. This takes up to a minute."), bar);
        UI ui = UI.getCurrent();
        Thread.ofVirtual().name("try-model-" + id).start(() -> {
            Consumer<UI> then = tried(kept, model, title, answers);
            Future<Void> unused = ui.access(() -> then.accept(ui));
        });
    }

    private Consumer<UI> tried(Path kept, ModelId model, String title, Map<String, String> answers) {
        try {
            return switch (models.register(kept, model, title, answers, Placement.COPY)) {
                case Registration.Added found -> ui -> showAdded(found);
                case Registration.Asked open -> ui -> ask(model.value(), title, answers, open.questions());
            };
        } catch (UnusableWeightsException | IllegalArgumentException e) {
            return ui -> refuse(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The model %s could not be added", model);
            return ui -> refuse("The model could not be added; the server's log says more.");
        }
    }

    private void ask(String id, String title, Map<String, String> before, List<Question> questions) {
        Map<String, String> answers = new HashMap<>(before);
        Div fields = new Div();
        fields.addClassName("raim-own-model");
        for (Question question : questions) {
            RadioButtonGroup<String> choice = new RadioButtonGroup<>(question.sentence());
            choice.setItems(question.choices());
            choice.addValueChangeListener(change -> answers.put(question.key(), change.getValue()));
            choice.setValue(question.choices().getFirst());
            fields.add(choice);
        }
        show(fields, buttons("Go on", () -> attempt(id, title, answers)));
    }

    private void showAdded(Registration.Added found) {
        forget();
        List<Float> range = found.card().range();
        Paragraph words = new Paragraph("'%s' is in the offer, as a model and as a pipeline."
                .formatted(found.card().title()));
        Paragraph facts =
                new Paragraph("Found by trying: %s; %s; values from %s to %s; a place depends on %d pixels around it."
                        .formatted(
                                found.card().scale() == 1
                                        ? "keeps the size"
                                        : "enlarges %d times"
                                                .formatted(found.card().scale()),
                                found.sizeMultiple() == 1
                                        ? "takes any size"
                                        : "takes sides that are multiples of %d".formatted(found.sizeMultiple()),
                                plain(range.getFirst()),
                                plain(range.getLast()),
                                found.context()));
        facts.addClassName("raim-quiet");
        show(words, facts, new Button("Add another", click -> askForFile()));
        added.run();
    }

    private static String plain(float value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Float.toString(value);
    }

    private void refuse(String sentence) {
        askForFile();
        complain(sentence);
    }

    private void complain(String sentence) {
        Div banner = new Div(new Paragraph(sentence));
        banner.addClassName("raim-banner");
        banner.getElement().setAttribute("data-tone", "bad");
        banner.getElement().setAttribute("role", "alert");
        if (problem != null) {
            step.remove(problem);
        }
        problem = banner;
        step.addComponentAsFirst(banner);
    }

    private Component buttons(String text, Runnable act) {
        Button go = new Button(text, click -> act.run());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div row = new Div(go, new Button("Cancel", click -> askForFile()));
        row.addClassName("raim-account-row");
        return row;
    }

    private void show(Component... parts) {
        problem = null;
        step.removeAll();
        step.add(parts);
    }

    private void forget() {
        if (file != null) {
            ModelFiles.delete(file);
            file = null;
        }
    }
}
