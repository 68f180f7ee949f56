package studio.raim.server.offer;

/** Whether a model's weights can be used on this server. */
public sealed interface Availability {
    /** The files are there and have the hashes of the card. */
    record Ready() implements Availability {}

    /** They are being fetched. */
    record Installing() implements Availability {}

    /**
     * They cannot be used.
     *
     * @param sentence why not, and what to do
     * @param installable whether an administrator can install them from here
     */
    record Unavailable(String sentence, boolean installable) implements Availability {}
}
