package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.job.JobState;
import studio.raim.server.job.Jobs;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;

/** A photo and what became of it. */
@Route("photo")
@PageTitle("Photo · RAIM Studio")
@RolesAllowed("member")
public class PhotoView extends Main implements HasUrlParameter<String> {
    private final transient Photos photos;
    private final transient Jobs jobs;
    private final PersonId person;

    PhotoView(CurrentPerson current, Photos photos, Jobs jobs) {
        this.photos = photos;
        this.jobs = jobs;
        this.person = current.id();
        addClassNames("raim-page", "raim-photo");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        Photo photo = photos.get(person, PhotoId.of(id));
        PhotoViewer viewer = new PhotoViewer(photo.fileName());
        List<PhotoViewer.Picture> pictures = new ArrayList<>();
        pictures.add(new PhotoViewer.Picture(
                photo.id().toString(), "Original", "", "/api/v1/photos/%s/tiles".formatted(photo.id())));
        jobs.list(person, JobState.DONE, 50, null).stream()
                .filter(job -> job.photoId().equals(photo.id()))
                .forEach(job -> pictures.add(new PhotoViewer.Picture(
                        job.id().toString(), job.pipeline(), "", "/api/v1/jobs/%s/tiles".formatted(job.id()))));
        viewer.setPictures(pictures);
        add(new H1(photo.fileName()), viewer);
    }
}
