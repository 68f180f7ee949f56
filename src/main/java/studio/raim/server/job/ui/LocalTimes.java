package studio.raim.server.job.ui;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the clock beside the browser shows them. */
final class LocalTimes {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private LocalTimes() {}

    static String of(UI ui, Instant time) {
        return MINUTE.format(time.atZone(zone(ui)));
    }

    /** The browser's; UTC when it does not say, or says one that nobody knows. */
    static ZoneId zone(UI ui) {
        try {
            String name = ui.getPage().getExtendedClientDetails().getTimeZoneId();
            return name == null || name.isBlank() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
