package studio.raim.server.offer.rest;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.Optional;
import studio.raim.common.Refusal;

/** Answers with a picture that comes with the product. */
final class ProductPicture {
    private static final int ONE_HOUR = 3_600;

    private ProductPicture() {}

    static Response show(Optional<Path> picture, String id) {
        Path file = picture.orElseThrow(() -> Refusal.notFound("There is no picture of '%s'".formatted(id)));
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setMaxAge(ONE_HOUR);
        return Response.ok(file.toFile()).cacheControl(cache).build();
    }
}
