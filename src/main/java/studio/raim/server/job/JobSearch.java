package studio.raim.server.job;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import studio.raim.common.JobId;
import studio.raim.common.Refusal;

/**
 * Which of a person's jobs are wanted, newest first; null takes all.
 *
 * @param pipeline its id
 * @param words each of them, separated by spaces, is part of the folder or the file's name, in any case
 * @param from queued then or later
 * @param to queued before
 * @param limit 1 to 500
 * @param after the last job of the page before
 */
public record JobSearch(
        @Nullable JobState state,
        @Nullable String pipeline,
        @Nullable String words,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable JobId after) {
    private static final int LONGEST_PAGE = 500;
    private static final int LONGEST_WORDS = 200;

    /** @throws Refusal INVALID for what is out of range */
    public JobSearch {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Refusal.invalid("A page has 1 to %d jobs; %d is out of range".formatted(LONGEST_PAGE, limit));
        }
        if (words != null && words.length() > LONGEST_WORDS) {
            throw Refusal.invalid("Search for at most %d characters, not %d".formatted(LONGEST_WORDS, words.length()));
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw Refusal.invalid("The search ends at %s, before it begins at %s".formatted(to, from));
        }
    }

    /** The newest jobs of whatever kind. */
    public static JobSearch newest(int limit) {
        return new JobSearch(null, null, null, null, null, limit, null);
    }

    public JobSearch inState(@Nullable JobState only) {
        return new JobSearch(only, pipeline, words, from, to, limit, after);
    }

    /** The next page. */
    public JobSearch after(@Nullable JobId last) {
        return new JobSearch(state, pipeline, words, from, to, limit, last);
    }

    /** Whether it leaves anything out beside older pages. */
    public boolean filters() {
        return state != null || pipeline != null || from != null || to != null || (words != null && !words.isBlank());
    }

    /** Whether this job is among those that are wanted, whatever the page; for news of jobs that came after the search. */
    public boolean matches(JobView job) {
        return (state == null || job.state() == state)
                && (pipeline == null || job.pipeline().equals(pipeline))
                && (from == null || !job.queuedAt().isBefore(from))
                && (to == null || job.queuedAt().isBefore(to))
                && named(job);
    }

    private boolean named(JobView job) {
        String name = (job.folder() + "/" + job.photoName()).toLowerCase(Locale.ROOT);
        return words == null
                || Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                        .allMatch(name::contains);
    }
}
