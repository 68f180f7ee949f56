package studio.raim.server.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** An address without a page, or one that this person may not see. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class LostView extends Div implements HasErrorParameter<NotFoundException> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        addClassNames("raim-page", "raim-lost");
        add(
                new H1("There is no such page"),
                new Paragraph("Nothing is at /%s, or it is not yours to see."
                        .formatted(event.getLocation().getPath())),
                new Anchor("/", "Go to Restore"));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
