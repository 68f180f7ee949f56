package studio.raim.server.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A text to read, and a button that copies it. */
@Tag("copy-text")
@JsModule("./elements/copy-text.ts")
class CopyText extends Component {
    CopyText(String label, String text) {
        getElement().setProperty("label", label);
        getElement().setProperty("text", text);
    }
}
