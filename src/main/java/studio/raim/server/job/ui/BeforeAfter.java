package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A photo and its restored version with a movable divider between them. */
@Tag("before-after")
@JsModule("./elements/before-after.ts")
class BeforeAfter extends Component implements HasSize {
    /** Addresses of both versions at a size for the screen, and at full size where a browser can show that. */
    record Pictures(String original, String restored, String originalFull, String restoredFull) {}

    BeforeAfter(String name, Pictures pictures) {
        getElement().setProperty("name", name);
        getElement().setProperty("original", pictures.original());
        getElement().setProperty("restored", pictures.restored());
        getElement().setProperty("originalFull", pictures.originalFull());
        getElement().setProperty("restoredFull", pictures.restoredFull());
    }

    /** Whether one pixel of the restored photo is one pixel of the screen. */
    void setActualSize(boolean actual) {
        getElement().setProperty("actual", actual);
    }
}
