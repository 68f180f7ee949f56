package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.File;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.photo.Photo;

/** What the photo should look like, for those who have it: results are measured against it. */
class GroundTruthPanel extends Section {
    private final transient Numbers numbers;
    private final transient Photo photo;
    private final PersonId person;
    private final Div content = new Div();

    GroundTruthPanel(Numbers numbers, PersonId person, Photo photo) {
        this.numbers = numbers;
        this.person = person;
        this.photo = photo;
        addClassNames("raim-card", "raim-truth");
        content.addClassName("raim-truth-content");
        add(new H2("Ground truth"), content);
        show("");
    }

    private void show(String problem) {
        content.removeAll();
        numbers.truth(person, photo).ifPresentOrElse(this::attached, this::missing);
        if (!problem.isEmpty()) {
            Paragraph trouble = new Paragraph(problem);
            trouble.getElement().setAttribute("role", "alert");
            content.add(trouble);
        }
    }

    private void attached(Photo truth) {
        Button away = new Button("Take it away", Icons.icon("remove"), click -> {
            numbers.detach(person, photo);
            show("");
        });
        content.add(
                new Paragraph("Results are measured against %s, %d × %d pixels."
                        .formatted(truth.fileName(), truth.width(), truth.height())),
                away);
    }

    private void missing() {
        Upload upload = new Upload(UploadHandler.toTempFile((metadata, file) -> receive(metadata.fileName(), file)));
        upload.setMaxFiles(1);
        upload.setDropAllowed(false);
        upload.setAcceptedFileTypes("image/*");
        upload.setUploadButton(new Button("Choose the undamaged picture…", Icons.icon("add-photo")));
        content.add(
                new Paragraph("Do you have this picture undamaged? Then PSNR and SSIM of each result can be measured."),
                upload);
    }

    private void receive(String name, File file) {
        try {
            numbers.attach(person, photo, name, file.toPath());
            show("");
        } catch (Refusal refusal) {
            show(refusal.sentence());
        }
    }
}
