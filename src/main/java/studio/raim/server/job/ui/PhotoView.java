package studio.raim.server.job.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.JobView;
import studio.raim.server.photo.Photo;

/** The page of a photo, {@code /photo/<id>}; {@code ?result=} names the result to begin with. */
@Route("photo")
@RolesAllowed("member")
public class PhotoView extends Main implements HasUrlParameter<String>, HasDynamicTitle {
    private final transient PhotoParts parts;
    private final transient Clock clock;
    private final transient LiveJobs live;
    private final PersonId person;
    private @Nullable PhotoDesk desk;

    PhotoView(CurrentPerson current, PhotoParts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
        this.person = current.id();
        this.live = parts.live(person, this::news);
        addClassNames("raim-page", "raim-photo");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        Optional<Photo> found = parts.photo(person, id);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        removeAll();
        PhotoDesk shown = new PhotoDesk(parts, person, found.get(), clock);
        add(shown);
        event.getLocation().getQueryParameters().getSingleParameter("result").ifPresent(shown::compareWith);
        desk = shown;
    }

    @Override
    public String getPageTitle() {
        return (desk == null ? "Photo" : desk.photo().fileName()) + " · RAIM Studio";
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        live.listen(attach.getUI());
        if (desk != null) {
            news(parts.results(person, desk.photo().id()));
        }
    }

    /** Open to all, because a session that expires or a server that stops closes the page on nobody's behalf. */
    @Override
    @PermitAll
    protected void onDetach(DetachEvent detach) {
        live.close();
    }

    private void news(Collection<JobView> jobs) {
        if (desk != null) {
            desk.news(jobs);
        }
    }
}
