package studio.raim.server.storage;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Puts the same few contents again and again beside a cleaner, {@code PublishingProcess ROOT GRACE_MILLIS MILLIS}: right
 * after each put, and until half of the grace is over, the bytes must be there.
 */
final class PublishingProcess {
    static final int CONTENTS = 12;

    private PublishingProcess() {}

    public static void main(String... args) throws InterruptedException {
        DirectoryBlobStore store = new DirectoryBlobStore(Path.of(args[0]), directory -> 1L << 40, 0);
        System.exit(publish(store, Duration.ofMillis(Long.parseLong(args[1])), Long.parseLong(args[2])) ? 0 : 1);
    }

    /** False if bytes that had been put were gone too early. */
    static boolean publish(BlobStore store, Duration grace, long millis) throws InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            byte[] content = ("content " + random.nextInt(CONTENTS)).getBytes(StandardCharsets.UTF_8);
            long before = System.nanoTime();
            BlobRef blob = store.put(new ByteArrayInputStream(content), 100);
            boolean there = store.exists(blob.sha256());
            Thread.sleep(random.nextLong(grace.toMillis() / 2));
            boolean stillThere = store.exists(blob.sha256());
            // A process that was held up for longer than the grace has no claim.
            boolean inTime = System.nanoTime() - before < grace.toNanos() * 9 / 10;
            if (inTime && !(there && stillThere)) {
                return false;
            }
            // Most puts come just when the grace of the last one is over.
            Thread.sleep(random.nextLong(grace.toMillis() / 2));
        }
        return true;
    }
}
