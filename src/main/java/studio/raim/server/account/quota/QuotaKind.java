package studio.raim.server.account.quota;

import java.util.Arrays;
import java.util.Locale;
import studio.raim.common.Refusal;

/** What is counted; in the database, in addresses and in JSON by its {@link #id()}. */
public enum QuotaKind {
    /** Jobs that wait for a device at one time. */
    WAITING_JOBS,
    /** Jobs that run at one time; more of them wait, and nobody else waits for those. */
    RUNNING_JOBS,
    /** Megapixels of the jobs that were asked for in the last 24 hours. */
    MEGAPIXELS_A_DAY,
    /** Bytes of photos and results. */
    STORAGE_BYTES;

    /** Such as {@code waiting-jobs}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads an {@link #id()}.
     *
     * @throws Refusal NOT_FOUND
     */
    public static QuotaKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no quota '%s'; there are: %s"
                        .formatted(
                                id,
                                String.join(
                                        ", ",
                                        Arrays.stream(values())
                                                .map(QuotaKind::id)
                                                .toList()))));
    }
}
