package studio.raim.common.yaml;

import java.nio.file.Path;

/** A configuration file says something that is not understood; the message has file, line and reason. */
public final class InvalidFileException extends RuntimeException {
    public InvalidFileException(Path file, int line, String reason) {
        super(line > 0 ? "%s:%d: %s".formatted(file, line, reason) : "%s: %s".formatted(file, reason));
    }
}
