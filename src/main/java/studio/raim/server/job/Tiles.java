package studio.raim.server.job;

/**
 * Tiles of the stage that a worker is at.
 *
 * @param done 0 to {@code all}
 */
public record Tiles(int done, int all) {
    public Tiles {
        if (done < 0 || done > all) {
            throw new IllegalArgumentException("%d of %d tiles cannot be done".formatted(done, all));
        }
    }
}
