package studio.raim.server.job;

import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;

/**
 * A restoration that somebody asks for.
 *
 * @param pipeline the id of a pipeline, such as {@code quick}
 * @param priority 0 (normal) to 9; each step is a bounded head start, never a right to starve others
 */
public record NewJob(PhotoId photoId, String pipeline, int priority, JobOptions options) {
    public static final int HIGHEST_PRIORITY = 9;

    /** A restoration of normal priority with default options. */
    public static NewJob of(PhotoId photoId, String pipeline) {
        return new NewJob(photoId, pipeline, 0, JobOptions.DEFAULT);
    }

    public NewJob {
        if (priority < 0 || priority > HIGHEST_PRIORITY) {
            throw Refusal.invalid(
                    "A priority lies between 0 and %d; %d does not".formatted(HIGHEST_PRIORITY, priority));
        }
    }

    /** The same with other options. */
    public NewJob with(JobOptions others) {
        return new NewJob(photoId, pipeline, priority, others);
    }
}
