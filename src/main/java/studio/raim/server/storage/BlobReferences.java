package studio.raim.server.storage;

import java.util.Collection;
import java.util.Set;

/**
 * Says which bytes a feature still needs: a bean of each feature that keeps the SHA-256 of stored bytes in its rows.
 *
 * <p>Whoever keeps bytes puts them into the store first and commits the row that names them within
 * {@link CleaningConfig#grace()}; a row that is hidden but can be brought back still needs its bytes.
 */
@FunctionalInterface
public interface BlobReferences {
    /** Of these, the ones that a row names. */
    Set<String> neededOf(Collection<String> sha256);
}
