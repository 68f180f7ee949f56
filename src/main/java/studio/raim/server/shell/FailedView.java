package studio.raim.server.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** A page that could not be built. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class FailedView extends Div implements HasErrorParameter<Exception> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        addClassNames("raim-page", "raim-lost");
        add(
                new H1("This page could not be shown"),
                new Paragraph(Problems.record(parameter.getCaughtException())),
                new Anchor("/", "Go to Restore"));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}
