package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;
import studio.raim.server.storage.Sizes;

/** Where photos are dropped or picked; each is sent as soon as it is there. */
class DropZone extends Upload {
    private static final String[] FORMATS = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"};

    DropZone(UploadHandler handler, long maxBytes, int maxMegapixels, Rejections rejections) {
        super(handler);
        addClassName("raim-drop");
        setAcceptedFileTypes(FORMATS);
        setMaxFileSize((int) Math.min(Integer.MAX_VALUE, maxBytes));
        Button pick = new Button("Choose photos");
        pick.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        setUploadButton(pick);
        setDropLabel(label(maxBytes, maxMegapixels));
        setDropLabelIcon(Icons.icon("add-photo"));
        setI18n(words(maxBytes));
        addFileRejectedListener(event -> rejections.add(event.getFileName(), event.getErrorMessage()));
        addAllFinishedListener(event -> clearFileList());
    }

    private static Div label(long maxBytes, int maxMegapixels) {
        Span first = new Span("Drop photos here");
        first.addClassName("raim-drop-title");
        Span second = new Span("JPEG, PNG, TIFF or WebP, up to %d megapixels and %s each. They start at once."
                .formatted(maxMegapixels, Sizes.human(maxBytes)));
        second.addClassName("raim-drop-facts");
        Div label = new Div(first, second);
        label.addClassName("raim-drop-label");
        return label;
    }

    private static UploadI18N words(long maxBytes) {
        UploadI18N words = new UploadI18N();
        words.setError(new UploadI18N.Error()
                .setIncorrectFileType("This is no JPEG, PNG, TIFF or WebP file, by its name. Choose a photo.")
                .setFileIsTooBig(
                        "The file is larger than %s. Make it smaller, then try again.".formatted(Sizes.human(maxBytes)))
                .setTooManyFiles("These are too many files at once."));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting("Connecting")
                        .setStalled("No answer from the server")
                        .setProcessing("Checking the photo")
                        .setHeld("Waiting"))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix("left: ")
                        .setUnknown(""))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable("The server did not answer. Try again.")
                        .setUnexpectedServerError("Not taken; the message below says why.")
                        .setForbidden("Not taken; the message below says why.")));
        words.setFile(
                new UploadI18N.File().setRetry("Try again").setStart("Send").setRemove("Remove"));
        words.setUnits(new UploadI18N.Units().setSize(List.of("B", "kB", "MB", "GB", "TB")));
        return words;
    }
}
