package studio.raim.engine.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Failures as one sentence for a person. */
public final class Sentences {
    private Sentences() {}

    public static String of(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException e -> "There is no file " + e.getFile();
            case AccessDeniedException e -> "There is no permission for " + e.getFile();
            case FileSystemException e when e.getReason() == null -> "The file system refused " + e.getFile();
            case UncheckedIOException e when e.getMessage() == null && e.getCause() != null -> of(e.getCause());
            case OutOfMemoryError e ->
                "There is too little memory for this photograph: give Java more (-Xmx) or use a machine with more";
            default -> firstLine(failure);
        };
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
