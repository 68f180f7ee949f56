package studio.raim.server.offer.ui;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Takes the file that an administrator's browser sends, up to a size, and keeps it for the moment. */
final class ModelFiles implements UploadHandler {
    /** A little under what the server takes as the body of a request. */
    static final long MOST_BYTES = 500_000_000;

    private static final Logger LOG = Logger.getLogger(ModelFiles.class);
    private static final int BUFFER = 1 << 16;

    private final transient BiConsumer<String, Path> arrived;
    private final transient Consumer<String> refused;

    /** Both are told with the page's lock. */
    ModelFiles(BiConsumer<String, Path> arrived, Consumer<String> refused) {
        this.arrived = arrived;
        this.refused = refused;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) {
        if (!event.getRequest().isUserInRole("admin")) {
            refuse(event, "Only an administrator can add models.");
            return;
        }
        Path kept = null;
        try (InputStream in = event.getInputStream()) {
            kept = Files.createTempFile("raim-model-", ".onnx");
            if (copy(in, kept)) {
                Path whole = kept;
                Future<Void> unused = event.getUI().access(() -> arrived.accept(event.getFileName(), whole));
                return;
            }
            delete(kept);
            refuse(event, "The file is larger than %d MB.".formatted(MOST_BYTES / 1_000_000));
        } catch (IOException e) {
            if (kept != null) {
                delete(kept);
            }
            LOG.warnf(e, "The upload of a model failed");
            refuse(event, "The file did not arrive whole. Try again.");
        }
    }

    /** False if it is too large. */
    private static boolean copy(InputStream in, Path to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > MOST_BYTES) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debugf(e, "A file of a model could not be deleted");
        }
    }

    @Override
    public long getFileSizeMax() {
        return MOST_BYTES;
    }

    @Override
    public long getRequestSizeMax() {
        return MOST_BYTES + BUFFER;
    }

    private void refuse(UploadEvent event, String sentence) {
        event.reject(sentence);
        Future<Void> unused = event.getUI().access(() -> refused.accept(sentence));
    }
}
