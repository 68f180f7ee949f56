package studio.raim.engine.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Batches in the order of their numbers, made ahead of the training loop by threads of their own. */
final class Batches implements AutoCloseable {
    private final Samples samples;
    private final int size;
    private final int ahead;
    private final ExecutorService makers;
    private final Deque<Future<Pair>> coming = new ArrayDeque<>();
    private long next;

    /**
     * Starts making.
     *
     * @param first number of the first sample
     * @param ahead batches that are made before they are asked for
     */
    Batches(Samples samples, int size, long first, int ahead, int threads) {
        this.samples = samples;
        this.size = size;
        this.ahead = ahead;
        this.next = first;
        this.makers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("degrade-", 0).daemon().factory());
        fill();
    }

    private void fill() {
        while (coming.size() < size * ahead) {
            long number = next++;
            coming.add(makers.submit(() -> samples.sample(number)));
        }
    }

    List<Pair> take() {
        List<Pair> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            batch.add(ready(coming.remove()));
        }
        fill();
        return batch;
    }

    private static Pair ready(Future<Pair> pair) {
        try {
            return pair.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a batch was made", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        makers.shutdownNow();
    }
}
