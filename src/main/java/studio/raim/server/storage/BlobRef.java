package studio.raim.server.storage;

/**
 * Names bytes by their content.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param bytes how many there are
 */
public record BlobRef(String sha256, long bytes) {
    public BlobRef {
        if (!Sha256.isDigest(sha256)) {
            throw new IllegalArgumentException("'%s' is not a SHA-256 in lower-case hexadecimal".formatted(sha256));
        }
    }
}
