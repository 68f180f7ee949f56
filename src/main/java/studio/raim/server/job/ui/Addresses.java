package studio.raim.server.job.ui;

import com.vaadin.flow.component.html.Anchor;
import java.util.Locale;
import java.util.Set;
import studio.raim.common.JobId;
import studio.raim.common.PhotoId;
import studio.raim.server.job.JobView;

/** Where the browser gets pictures from: the REST interface, with the session of the page. */
final class Addresses {
    private static final int THUMBNAIL = 256;
    private static final int SCREEN = 2048;

    /** What browsers draw; a TIFF is only shown as a preview. */
    private static final Set<String> DRAWN = Set.of("jpg", "jpeg", "png", "webp");

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

    static BeforeAfter.Pictures compare(JobView job) {
        boolean drawn = drawn(job.photoName()) && drawn(String.valueOf(job.resultFileName()));
        return new BeforeAfter.Pictures(
                "/api/v1/photos/%s/preview?longSide=%d".formatted(job.photoId(), SCREEN),
                "/api/v1/jobs/%s/preview?longSide=%d".formatted(job.id(), SCREEN),
                drawn ? "/api/v1/photos/%s/original".formatted(job.photoId()) : "",
                drawn ? result(job.id()) : "");
    }

    /** Whether a browser can show the file at full size, by the end of its name. */
    static boolean drawn(String fileName) {
        String end = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return DRAWN.contains(end);
    }
}
