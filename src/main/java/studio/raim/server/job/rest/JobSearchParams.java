package studio.raim.server.job.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.Refusal;
import studio.raim.server.job.JobSearch;
import studio.raim.server.job.JobState;

/** What a script asks for among its jobs. */
record JobSearchParams(
        @QueryParam("state") @Parameter(description = "Only those in this state, such as DONE") @Nullable
        String state,

        @QueryParam("pipeline") @Parameter(description = "Only those of this pipeline, such as quick") @Nullable
        String pipeline,

        @QueryParam("q") @Parameter(description = "Words that are part of the folder or the file's name") @Nullable
        String q,

        @QueryParam("from")
        @Parameter(description = "Queued then or later: a day (UTC) or a time, by ISO 8601")
        @Nullable
        String from,

        @QueryParam("to") @Parameter(description = "Queued on that day or earlier, or before that time") @Nullable
        String to,

        @QueryParam("limit") @DefaultValue("50") @Parameter(description = "1 to 500")
        int limit,

        @QueryParam("after") @Parameter(description = "The last job of the page before") @Nullable
        String after) {
    private static final int DAY = "2026-01-31".length();

    JobSearch toSearch() {
        return new JobSearch(
                state(state),
                blankToNull(pipeline),
                q,
                time(from, 0),
                time(to, 1),
                limit,
                after == null ? null : JobId.of(after));
    }

    /** @param days what a day without a time is counted on by */
    private static @Nullable Instant time(@Nullable String text, int days) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.length() > DAY
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "'%s' is no time; write such as 2026-01-31 or 2026-01-31T18:00:00Z".formatted(text),
                    e);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable JobState state(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(JobState.values())
                .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "There is no state '%s'; there are: %s".formatted(name, Arrays.toString(JobState.values()))));
    }
}
