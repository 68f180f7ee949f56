package studio.raim.server.storage;

import studio.raim.common.Sha256;

/**
 * Names bytes by their content.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param bytes how many there are
 */
public record BlobRef(String sha256, long bytes) {
    public BlobRef {
        sha256 = new Sha256(sha256).hex();
    }
}
