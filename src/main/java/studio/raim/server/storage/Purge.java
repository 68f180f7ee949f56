package studio.raim.server.storage;

import java.time.Instant;

/** Deletes a feature's removed rows for good: a bean of each feature whose rows can be brought back for a while. */
@FunctionalInterface
public interface Purge {
    /** Returns how many rows went; what another feature still needs stays until it does not. */
    int purge(Instant removedBefore);
}
