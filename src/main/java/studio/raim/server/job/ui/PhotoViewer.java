package studio.raim.server.job.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Pictures of one photo against each other, from the whole picture to single pixels. */
@Tag("photo-viewer")
@NpmPackage(value = "openseadragon", version = "6.1.1")
@JsModule("./elements/photo-viewer.ts")
class PhotoViewer extends Component implements HasSize, HasStyle {
    /**
     * One of the pictures.
     *
     * @param label short, such as {@code Original}
     * @param detail what tells it from others of the same label; may be empty
     * @param tiles address of the description of its tiles
     */
    record Picture(String id, String label, String detail, String tiles) {}

    private transient List<Picture> pictures = List.of();

    PhotoViewer(String name) {
        getElement().setProperty("name", name);
    }

    /** Sent only when they differ from those before. */
    void setPictures(List<Picture> wanted) {
        if (!wanted.equals(pictures)) {
            pictures = List.copyOf(wanted);
            getElement().setPropertyList("pictures", pictures);
        }
    }

    /** Compares these, by id; the element fills up to two. */
    void compare(List<String> ids) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        ids.forEach(shown::add);
        // Not a property: the person changes it too, and the server would not know.
        getElement().executeJs("this.shown = $0", shown);
    }
}
