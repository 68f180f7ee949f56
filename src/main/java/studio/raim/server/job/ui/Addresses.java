package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.Anchor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    static String tiles(PhotoId photo) {
        return "/api/v1/photos/%s/tiles".formatted(photo);
    }

    static String tiles(JobId job) {
        return "/api/v1/jobs/%s/tiles".formatted(job);
    }

    /** Of what one stage made. */
    static String tiles(JobId job, String stage) {
        String name = URLEncoder.encode(stage, StandardCharsets.UTF_8).replace("+", "%20");
        return "/api/v1/jobs/%s/stages/%s/tiles".formatted(job, name);
    }

    static String result(JobId job) {
        return "/api/v1/jobs/%s/result".formatted(job);
    }
}
