package studio.raim.server.job;

import java.util.List;

/**
 * The restorations that a person waits for: everything queued since the oldest one that has not ended.
 *
 * @param ended how many of them have ended
 * @param running how many run now
 * @param progress of all together, 0 to 1
 * @param left what is still to be done, by pipeline
 */
public record Ongoing(int size, int ended, int running, double progress, List<Work> left) {
    public Ongoing {
        left = List.copyOf(left);
    }

    /**
     * Work with one pipeline.
     *
     * @param photos that have not ended
     * @param megapixels of theirs that are not restored yet
     */
    public record Work(String pipeline, int photos, double megapixels) {}
}
