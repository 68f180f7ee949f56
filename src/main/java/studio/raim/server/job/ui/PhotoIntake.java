package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

/**
 * Where photos, folders and zip files are dropped, picked or pasted. The browser sends them to the upload addresses by
 * itself, and the server queues a job for each: this page is not needed for that.
 */
@Tag("photo-intake")
@NpmPackage(value = "tus-js-client", version = "4.3.1")
@JsModule("./elements/photo-intake.ts")
class PhotoIntake extends Component implements HasStyle {
    /** Endings of names; what an installation cannot decode after all is refused by the server, with its reason. */
    private static final String KINDS = ".jpg,.jpeg,.png,.tif,.tiff,.webp,.bmp,.heic,.heif,.avif,.zip";

    PhotoIntake(long maxBytes, int maxMegapixels) {
        getElement().setProperty("accept", KINDS);
        getElement().setProperty("maxBytes", (double) maxBytes);
        getElement().setProperty("maxMegapixels", maxMegapixels);
    }

    /** What is done with photos that are added from now on; empty to keep them only. */
    void setPipeline(String id) {
        getElement().setProperty("pipeline", id);
    }

    /** Options of the jobs, as JSON; empty for the default. */
    void setOptions(String json) {
        getElement().setProperty("options", json);
    }

    void setPriority(int priority) {
        getElement().setProperty("priority", priority);
    }

    /** Whether photos can be added. */
    void setEnabled(boolean enabled) {
        getElement().setProperty("disabled", !enabled);
    }

    /** A low bar instead of a tall area. */
    void setCompact(boolean compact) {
        getElement().setProperty("compact", compact);
    }
}
