package studio.raim.server.photo.rest;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers with an image file that one person may see: kept by their browser, not by caches in between. */
public final class ImageAnswer {
    private static final int ONE_DAY = 86_400;

    private ImageAnswer() {}

    /** A JPEG to show in a page. */
    public static Response show(Request request, String tag, Path file) {
        return answer(request, tag, file).type("image/jpeg").build();
    }

    /** A file to keep under {@code fileName}. */
    public static Response download(Request request, String tag, Path file, String format, String fileName) {
        return answer(request, tag, file)
                .type("image/" + format.toLowerCase(Locale.ROOT))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(fileName))
                .build();
    }

    private static Response.ResponseBuilder answer(Request request, String tag, Path file) {
        EntityTag entityTag = new EntityTag(tag);
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setMaxAge(ONE_DAY);
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(entityTag);
        return (unchanged == null ? Response.ok(file.toFile()) : unchanged)
                .tag(entityTag)
                .cacheControl(cache);
    }

    /** RFC 6266: a plain name for old clients, the real one percent-encoded. */
    static String disposition(String fileName) {
        String plain = fileName.replaceAll("[^ -~]", "_").replaceAll("[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, encoded);
    }
}
