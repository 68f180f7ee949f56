package studio.raim.server.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.common.Refusal;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.TileCutter;
import studio.raim.engine.imaging.TilePyramid;
import studio.raim.server.Pictures;

class TileBuildsTest {
    private static final String A = "aa".repeat(32);
    private static final String B = "bb".repeat(32);

    private final TileBuilds builds = new TileBuilds(new TileConfig() {
        @Override
        public MemorySize keep() {
            return new MemorySize(BigInteger.ONE);
        }

        @Override
        public int megapixelsAtOnce() {
            return 1;
        }
    });
    private final AtomicInteger decoded = new AtomicInteger();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        builds.stop();
    }

    private TileBuilds.Cut cut(String sha256, TileShelf shelf) {
        return new TileBuilds.Cut(sha256, new TilePyramid(900, 600), shelf, () -> {
            decoded.incrementAndGet();
            Path file = Files.write(folder.resolve(sha256), Pictures.png(900, 600, 1));
            return TileCutter.of(file, ImageLimits.DEFAULT);
        });
    }

    @Test
    void a_picture_that_many_ask_for_at_once_is_decoded_once() throws Exception {
        TileShelf shelf = new TileShelf(folder.resolve("tiles"), Long.MAX_VALUE);
        TileBuilds.Cut cut = cut(A, shelf);
        try (var people = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> questions = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        TileShelf.Part part = i % 2 == 0 ? TileShelf.Part.COARSE : TileShelf.Part.EXACT;
                        builds.await(cut, part);
                        return TilePack.read(cut.file(part), 0).length;
                    })
                    .toList();
            for (Future<Integer> answer : people.invokeAll(questions)) {
                assertThat(answer.get()).isPositive();
            }
        }
        assertThat(decoded).hasValue(1);
    }

    @Test
    void a_picture_that_cannot_be_decoded_fails_for_all_who_wait_and_may_be_tried_again() {
        TileShelf shelf = new TileShelf(folder.resolve("tiles"), Long.MAX_VALUE);
        AtomicInteger tries = new AtomicInteger();
        TileBuilds.Cut broken = new TileBuilds.Cut(A, new TilePyramid(900, 600), shelf, () -> {
            tries.incrementAndGet();
            throw Refusal.invalid("This file is damaged");
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> builds.await(broken, TileShelf.Part.EXACT))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("damaged");
        }
        assertThat(tries).hasValue(2);
        assertThat(folder.resolve("tiles")).doesNotExist();
    }

    @Test
    void tiles_that_nobody_looked_at_for_longest_make_room_for_new_ones() throws IOException {
        TileShelf shelf = new TileShelf(folder.resolve("tiles"), 1);
        builds.await(cut(A, shelf), TileShelf.Part.EXACT);
        for (Path pack : List.of(shelf.file(A, TileShelf.Part.COARSE), shelf.file(A, TileShelf.Part.EXACT))) {
            Files.setLastModifiedTime(pack, FileTime.from(Instant.EPOCH));
        }
        shelf.looked(shelf.file(A, TileShelf.Part.EXACT));
        assertThat(Files.getLastModifiedTime(shelf.file(A, TileShelf.Part.EXACT))
                        .toInstant())
                .isAfter(Instant.EPOCH);

        builds.await(cut(B, shelf), TileShelf.Part.EXACT);
        shelf.tidy(B);

        assertThat(files()).containsExactlyInAnyOrder(B + "-coarse.tiles", B + "-exact.tiles");
    }

    private List<String> files() throws IOException {
        try (var files = Files.walk(folder.resolve("tiles"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toList());
        }
    }
}
