package studio.raim.server.job;

import studio.raim.server.storage.BlobRef;

/**
 * A restored photo to download.
 *
 * @param format {@code jpeg}, {@code png}, {@code tiff} or {@code webp}
 * @param fileName such as {@code beach.restored.jpg}
 */
public record Download(BlobRef image, String format, String fileName) {}
