package studio.raim.server.photo.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Locale;
import java.util.Map;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.photo.Gate;
import studio.raim.server.photo.PhotoArrival;
import studio.raim.server.photo.PhotoConfig;
import studio.raim.server.storage.Sizes;

/** What must hold before a byte is sent. */
@ApplicationScoped
class Limits {
    private final UploadRows rows;
    private final Gate gate;
    private final Instance<PhotoArrival> arrivals;
    private final PhotoConfig photos;
    private final UploadConfig config;

    Limits(UploadRows rows, Gate gate, Instance<PhotoArrival> arrivals, PhotoConfig photos, UploadConfig config) {
        this.rows = rows;
        this.gate = gate;
        this.arrivals = arrivals;
        this.photos = photos;
        this.config = config;
    }

    void require(PersonId owner, long length, Map<String, String> metadata) {
        if (length == 0) {
            throw Refusal.invalid("The file is empty; choose a photo");
        }
        boolean archive =
                metadata.getOrDefault("filename", "").toLowerCase(Locale.ROOT).endsWith(".zip");
        long most = archive
                ? config.maxArchiveBytes().asLongValue()
                : photos.maxBytes().asLongValue();
        if (length > most) {
            throw Refusal.tooLarge(
                    "The file is larger than the limit of %s; send a smaller one".formatted(Sizes.human(most)));
        }
        arrivals.forEach(arrival -> arrival.check(metadata));
        gate.require(owner, length);
        UploadRows.Open open = rows.open(owner);
        if (open.uploads() >= config.mostOpen()
                || open.bytes() + length > config.mostOpenBytes().asLongValue()) {
            throw Refusal.busy("You have %d unfinished uploads of %s together; finish or cancel some first"
                    .formatted(open.uploads(), Sizes.human(open.bytes())));
        }
    }
}
