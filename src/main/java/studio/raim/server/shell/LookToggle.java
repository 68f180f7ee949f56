package studio.raim.server.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A button for light, dark, or as the system has it; the browser remembers the choice. */
@Tag("look-toggle")
@JsModule("./elements/look-toggle.ts")
class LookToggle extends Component {}
