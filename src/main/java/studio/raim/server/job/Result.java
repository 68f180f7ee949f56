package studio.raim.server.job;

import studio.raim.server.storage.BlobRef;

/**
 * A restored photo that is already in the store.
 *
 * @param format {@code jpeg}, {@code png}, {@code tiff} or {@code webp}
 * @param fileName to download it as, such as {@code beach.restored.jpg}
 * @param provenance a JSON object: everything that decided its pixels
 */
public record Result(BlobRef image, String format, String fileName, String provenance) {}
