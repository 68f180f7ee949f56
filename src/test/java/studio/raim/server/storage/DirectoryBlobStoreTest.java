package studio.raim.server.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.common.Refusal;

class DirectoryBlobStoreTest {
    /** FIPS 180-2, appendix B.1. */
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final long PLENTY = 1L << 30;

    @TempDir
    Path root;

    private final AtomicLong free = new AtomicLong(PLENTY);

    private DirectoryBlobStore store() {
        return new DirectoryBlobStore(root, directory -> free.get(), 1000);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.equals("lock"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void bytes_lie_under_the_hash_of_their_content() throws IOException {
        BlobRef ref = store().put(text("abc"), 3);
        assertThat(ref).isEqualTo(new BlobRef(SHA256_OF_ABC, 3));
        assertThat(files()).containsExactly("sha256/ba/78/" + SHA256_OF_ABC);
        assertThat(store().open(ref).readAllBytes()).isEqualTo("abc".getBytes(US_ASCII));
        assertThat(store().path(ref)).hasContent("abc");
    }

    @Test
    void a_finished_file_is_moved_in() throws IOException {
        DirectoryBlobStore store = store();
        Path file = Files.writeString(store.temporaryFile(), "abc");
        assertThat(store.putFile(file).sha256()).isEqualTo(SHA256_OF_ABC);
        assertThat(file).doesNotExist();
        assertThat(files()).containsExactly("sha256/ba/78/" + SHA256_OF_ABC);
    }

    @Test
    void the_same_bytes_put_by_many_at_once_are_kept_once() throws Exception {
        DirectoryBlobStore store = store();
        Callable<BlobRef> put = () -> store.put(text("abc"), 3);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<BlobRef> done :
                    threads.invokeAll(Stream.generate(() -> put).limit(64).toList())) {
                assertThat(done.get().sha256()).isEqualTo(SHA256_OF_ABC);
            }
        }
        assertThat(files()).containsExactly("sha256/ba/78/" + SHA256_OF_ABC);
    }

    @Test
    void too_many_bytes_are_refused_and_nothing_is_kept() throws IOException {
        assertThatThrownBy(() -> store().put(text("abcd"), 3))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE));
        assertThat(files()).isEmpty();
    }

    @Test
    void a_full_disk_is_said_and_nothing_half_is_left() throws IOException {
        free.set(999);
        assertThatThrownBy(() -> store().put(text("abc"), 3))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NO_SPACE))
                .hasMessageContaining("999 bytes left");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_disk_that_fills_up_in_the_middle_is_noticed() throws IOException {
        InputStream filling = new SequenceInputStream(text("abc"), new InputStream() {
            private long left = 40L << 20;

            @Override
            public int read() {
                throw new AssertionError("The store reads in pieces");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                left -= length;
                free.set(left / 2);
                return left > 0 ? length : -1;
            }
        });
        free.set(20L << 20);
        DirectoryBlobStore store = new DirectoryBlobStore(root, directory -> free.get(), 10L << 20);
        assertThatThrownBy(() -> store.put(filling, PLENTY)).hasMessageContaining("disk is full");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_sender_who_goes_away_leaves_nothing() throws IOException {
        InputStream cut = new SequenceInputStream(text("abc"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        });
        assertThatThrownBy(() -> store().put(cut, PLENTY)).hasRootCauseMessage("Connection reset");
        assertThat(files()).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_found_and_no_name_leads_outside() {
        String nothing = "0".repeat(64);
        assertThat(store().exists(nothing)).isFalse();
        for (String name : List.of(nothing, "../../../etc/passwd", "", "BA" + SHA256_OF_ABC.substring(2))) {
            assertThatThrownBy(() -> store().path(name))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }
    }
}
