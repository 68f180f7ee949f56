package studio.raim.server.photo.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;

/**
 * The headers of tus 1.0.0.
 *
 * @see <a href="https://tus.io/protocols/resumable-upload">the protocol</a>
 */
final class Tus {
    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String EXPIRES = "Upload-Expires";
    static final String METADATA = "Upload-Metadata";
    static final String CHECKSUM = "Upload-Checksum";
    static final String CONTENT = "application/offset+octet-stream";
    static final int CHECKSUM_MISMATCH = 460;

    private static final int LONGEST_VALUE = 4096;

    private Tus() {}

    static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Reads {@code key base64,key base64}. */
    static Map<String, String> metadata(@Nullable String header) {
        Map<String, String> values = new HashMap<>();
        if (header == null || header.isBlank()) {
            return values;
        }
        for (String pair : header.split(",", -1)) {
            String[] words = pair.strip().split(" ", 2);
            try {
                String value = words.length < 2
                        ? ""
                        : new String(Base64.getDecoder().decode(words[1].strip()), StandardCharsets.UTF_8);
                if (value.length() > LONGEST_VALUE) {
                    throw Refusal.invalid("'%s' in 'Upload-Metadata' is too long".formatted(words[0]));
                }
                values.put(words[0], value.replace("\0", ""));
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid(
                        "'Upload-Metadata' is pairs of a key and a base64 value, with commas between; '%s' is none"
                                .formatted(pair.strip()));
            }
        }
        return values;
    }

    static String header(Map<String, String> metadata) {
        StringBuilder header = new StringBuilder();
        metadata.forEach((key, value) -> header.append(header.isEmpty() ? "" : ",")
                .append(key)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return header.toString();
    }

    /** Reads a count of bytes that the protocol demands. */
    static long number(String header, @Nullable String value) {
        if (value == null || !value.matches("\\d{1,18}")) {
            throw Refusal.invalid("The header '%s' must say a number of bytes".formatted(header));
        }
        return Long.parseLong(value);
    }

    static void requireVersion(@Nullable String version) {
        if (!VERSION.equals(version)) {
            throw new WebApplicationException(Response.Status.PRECONDITION_FAILED);
        }
    }
}
