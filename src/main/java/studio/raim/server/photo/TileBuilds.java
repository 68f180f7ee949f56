package studio.raim.server.photo;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import studio.raim.engine.imaging.TileCutter;
import studio.raim.engine.imaging.TilePyramid;

/** Cuts pictures into tiles: each once, however many ask for it, and only so many megapixels at a time. */
@ApplicationScoped
class TileBuilds {
    private static final double MEGA = 1e6;

    private final Map<String, Build> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("tiles-", 0).daemon().factory());
    private final int megapixelsAtOnce;
    private final Semaphore megapixels;

    /** Decodes a picture. */
    @FunctionalInterface
    interface Decoder {
        TileCutter decode() throws IOException;
    }

    /** A picture to cut. */
    record Cut(String sha256, TilePyramid shape, TileShelf shelf, Decoder decoder) {
        Path file(TileShelf.Part part) {
            return shelf.file(sha256, part);
        }

        boolean done() {
            return Files.isRegularFile(file(TileShelf.Part.EXACT))
                    && (shape.coarseTiles() == 0 || Files.isRegularFile(file(TileShelf.Part.COARSE)));
        }
    }

    private record Build(CompletableFuture<Void> coarse, CompletableFuture<Void> exact) {
        CompletableFuture<Void> of(TileShelf.Part part) {
            return part == TileShelf.Part.EXACT ? exact : coarse;
        }
    }

    TileBuilds(TileConfig config) {
        this.megapixelsAtOnce = config.megapixelsAtOnce();
        this.megapixels = new Semaphore(megapixelsAtOnce, true);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Starts to cut, unless the tiles are there or being cut. */
    void begin(Cut cut) {
        if (!cut.done()) {
            build(cut);
        }
    }

    /** Returns when this part of the picture's tiles is there. */
    void await(Cut cut, TileShelf.Part part) {
        try {
            build(cut).of(part).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }

    private Build build(Cut cut) {
        return running.computeIfAbsent(cut.sha256(), sha256 -> {
            Build build = new Build(new CompletableFuture<>(), new CompletableFuture<>());
            threads.execute(() -> run(cut, build));
            return build;
        });
    }

    private void run(Cut cut, Build build) {
        int share = (int)
                Math.clamp(Math.ceil(cut.shape().width() / MEGA * cut.shape().height()), 1, megapixelsAtOnce);
        try {
            megapixels.acquire(share);
            try {
                make(cut, build);
            } finally {
                megapixels.release(share);
            }
            running.remove(cut.sha256());
            cut.shelf().tidy(cut.sha256());
        } catch (InterruptedException | IOException | RuntimeException | OutOfMemoryError e) {
            running.remove(cut.sha256());
            RuntimeException why = e instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("Cannot cut blob %s into tiles".formatted(cut.sha256()), e);
            build.coarse().completeExceptionally(why);
            build.exact().completeExceptionally(why);
        }
    }

    private static void make(Cut cut, Build build) throws IOException {
        if (cut.done()) {
            build.coarse().complete(null);
            build.exact().complete(null);
            return;
        }
        TileCutter cutter = cut.decoder().decode();
        int coarse = cut.shape().coarseTiles();
        if (coarse > 0) {
            TilePack.write(cut.file(TileShelf.Part.COARSE), coarse, sink -> cutter.coarse(sink::put));
        }
        build.coarse().complete(null);
        int exact = cut.shape().level(cut.shape().largest()).tiles();
        TilePack.write(cut.file(TileShelf.Part.EXACT), exact, sink -> cutter.exact(sink::put));
        build.exact().complete(null);
    }
}
