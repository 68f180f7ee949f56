package studio.raim.engine.nn;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The device ran out of memory; the same work in smaller pieces may fit. */
public final class OutOfDeviceMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OutOfDeviceMemoryException(Throwable cause) {
        super("The device has too little free memory for this input: " + firstLine(cause), cause);
    }

    /** The exception to throw for a failure of a native library: an out-of-memory is told apart by its text. */
    public static RuntimeException recognise(RuntimeException failure) {
        return isOutOfMemory(failure) ? new OutOfDeviceMemoryException(failure) : failure;
    }

    static boolean isOutOfMemory(Throwable failure) {
        return Stream.iterate(failure, OutOfDeviceMemoryException::hasNext, OutOfDeviceMemoryException::next)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(message -> message.contains("out of memory")
                        || message.contains("not enough memory")
                        || message.contains("can't allocate memory")
                        || message.contains("bad_alloc")
                        || message.contains("bad allocation")
                        || message.contains("failed to allocate memory")
                        || message.contains("could not create a memory object"));
    }

    private static boolean hasNext(@Nullable Throwable cause) {
        return cause != null;
    }

    @SuppressWarnings("NullAway") // Stream.iterate stops at null through hasNext
    private static Throwable next(Throwable cause) {
        return cause.getCause();
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
