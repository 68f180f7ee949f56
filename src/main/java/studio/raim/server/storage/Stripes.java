package studio.raim.server.storage;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** One at a time among all threads and processes that share a store, for blobs whose hashes begin alike. */
final class Stripes {
    static final int COUNT = 256;

    private final Lock[] threads =
            Stream.generate(ReentrantLock::new).limit(COUNT).toArray(Lock[]::new);
    private final FileChannel processes;

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    Stripes(Path file) throws IOException {
        this.processes = FileChannel.open(file, CREATE, WRITE);
    }

    /** The system drops the lock when the process ends, however it ends. */
    <T> T locked(String sha256, Work<T> work) throws IOException {
        int stripe = Integer.parseInt(sha256, 0, 2, 16);
        threads[stripe].lock();
        try (FileLock lock = processes.lock(stripe, 1, false)) {
            assert lock.isValid();
            return work.run();
        } finally {
            threads[stripe].unlock();
        }
    }
}
