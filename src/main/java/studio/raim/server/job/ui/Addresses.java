package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.Anchor;
import studio.raim.common.JobId;
import studio.raim.common.PhotoId;

/** Where the browser gets pictures from: the REST interface, with the session of the page. */
final class Addresses {
    private static final int THUMBNAIL = 256;

    private Addresses() {}

    static String thumbnail(PhotoId photo) {
        return "/api/v1/photos/%s/preview?longSide=%d".formatted(photo, THUMBNAIL);
    }

    /** To the page of a photo, which shows what it was and what became of it. */
    static Anchor photoLink(PhotoId photo) {
        Anchor link = new Anchor("/photo/%s".formatted(photo), "");
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    static String result(JobId job) {
        return "/api/v1/jobs/%s/result".formatted(job);
    }
}
