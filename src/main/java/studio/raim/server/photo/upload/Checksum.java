package studio.raim.server.photo.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;

/** The header {@code Upload-Checksum: sha1 BASE64}. */
public record Checksum(String algorithm, String base64) {
    private static final Map<String, String> ALGORITHMS = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

    /** As tus announces them. */
    public static final String NAMES = "sha1,sha256";

    /**
     * Reads the header; null without one.
     *
     * @throws Refusal INVALID for an algorithm that is not among {@link #NAMES}, or no base64
     */
    public static @Nullable Checksum of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String[] words = header.strip().split(" ", 2);
        if (words.length < 2 || !ALGORITHMS.containsKey(words[0])) {
            throw Refusal.invalid("'Upload-Checksum' is an algorithm of %s and a base64 value".formatted(NAMES));
        }
        try {
            Checksum checksum = new Checksum(words[0], words[1].strip());
            checksum.expected();
            return checksum;
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("The value of 'Upload-Checksum' is no base64");
        }
    }

    byte[] expected() {
        return Base64.getDecoder().decode(base64);
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(String.valueOf(ALGORITHMS.get(algorithm)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }
}
