package studio.raim.server.shell;
import com.vaadin.flow.component.html.*;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.*;
@Route("")
public class T extends Div { public T() { add(new Button("Hi")); } }
