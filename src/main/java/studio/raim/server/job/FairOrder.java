package studio.raim.server.job;

/**
 * Start-time fair queueing among people, in virtual milliseconds (Goyal, Vin and Cheng 1996, self-clocked).
 *
 * <p>{@code tag = max(virtual now, the person's last tag) + cost / weight} and {@code rank = tag - head start}, where
 * virtual now is the tag dispatched last. People with work to do get shares in proportion to their weights however
 * much each of them queues, and since a head start is bounded, nobody starves.
 */
final class FairOrder {
    /** One step of priority goes before so much of other people's work. */
    static final long HEAD_START_PER_STEP = 30_000;

    private FairOrder() {}

    /** A place in the queue. */
    record Place(long tag, long rank) {}

    /**
     * The place of a person's next job.
     *
     * @param lastTag the highest tag among the jobs that the person has waiting, 0 without any: a tag that was
     *     dispatched is never above virtual now
     * @param cost expected work in milliseconds, at least 1
     * @param weight the person's share, at least 1
     */
    static Place next(long virtualNow, long lastTag, long cost, int weight, int priority) {
        long tag = Math.max(virtualNow, lastTag) + Math.max(1, Math.ceilDiv(cost, weight));
        return new Place(tag, tag - priority * HEAD_START_PER_STEP);
    }
}
