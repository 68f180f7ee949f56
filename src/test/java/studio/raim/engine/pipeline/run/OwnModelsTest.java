package studio.raim.engine.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.common.ProductHome;
import studio.raim.common.Sha256;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.catalog.OwnModels;
import studio.raim.engine.catalog.OwnModels.Placement;
import studio.raim.engine.catalog.OwnModels.Registration;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.onnx.OnnxFiles;
import studio.raim.engine.pipeline.spec.Pipelines;

/** A person's own network from the file to a restored photograph. */
class OwnModelsTest {
    private static final ModelId ID = new ModelId("mine");

    @TempDir
    Path folder;

    private ModelCatalog catalog;
    private Pipelines pipelines;
    private OwnModels own;
    private OnnxFiles files;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("home/models/pipelines"));
        ProductHome home = new ProductHome(folder.resolve("home"));
        DataFolder data = new DataFolder(folder.resolve("data"));
        catalog = new ModelCatalog(home, data);
        pipelines = Pipelines.watch(List.of(home.pipelines(), data.pipelines()), catalog::ids);
        own = new OwnModels(catalog, data);
        files = new OnnxFiles(folder);
    }

    private Registration register(Path file, Placement placement) {
        return own.register(file, ID, "Mine", Map.of(), placement);
    }

    @Test
    void an_added_network_restores_a_photograph_in_tiles() throws IOException {
        Path file = files.inBlocksOf(8);
        assertThat(register(file, Placement.COPY)).isInstanceOf(Registration.Added.class);
        Files.delete(file);
        Pixels picture = PipelineRunnerTest.noise(203, 117, 8);
        try (NetworkCache networks = new NetworkCache(catalog, Accelerator.of("cpu"), 1 << 20)) {
            Pixels restored = new PipelineRunner(networks)
                    .restore(
                            new Source(Photo.of(picture, ImageFormat.PNG), Sha256.of(new byte[] {1})),
                            pipelines.named("mine"),
                            RunOptions.DEFAULT.withTile(80),
                            progress -> {},
                            new Cancellation())
                    .photo()
                    .colour();
            assertThat(PipelineRunnerTest.largestDifference(picture, restored)).isZero();
        }
    }

    @Test
    void a_network_of_bytes_gets_values_up_to_255() throws IOException {
        register(files.ofBytes(), Placement.IN_PLACE);
        assertThat(catalog.card(ID).range()).isEqualTo(List.of(0f, 255f));
    }

    @Test
    void model_and_pipeline_appear_without_a_restart_and_go_when_they_are_removed() throws IOException {
        register(files.ofBytes(), Placement.COPY);
        assertThat(catalog.ids()).containsExactly(ID);
        assertThat(pipelines.all()).extracting(p -> p.id().value()).containsExactly("mine");
        own.remove(ID);
        assertThat(catalog.ids()).isEmpty();
        assertThat(pipelines.all()).isEmpty();
    }

    @Test
    void an_id_that_is_taken_is_refused() throws IOException {
        register(files.ofBytes(), Placement.COPY);
        assertThatThrownBy(() -> register(files.clippingToOne(), Placement.COPY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is a model 'mine' already");
    }

    @Test
    void nothing_is_left_behind_by_a_network_that_is_asked_about() throws IOException {
        assertThat(register(files.untrained(), Placement.COPY)).isInstanceOf(Registration.Asked.class);
        assertThat(catalog.find(ID)).isEqualTo(Optional.empty());
        assertThat(folder.resolve("data/models")).doesNotExist();
    }

    @Test
    void a_broken_card_that_appears_later_does_not_hide_the_others() throws IOException {
        register(files.ofBytes(), Placement.COPY);
        Files.createDirectories(folder.resolve("data/models/.broken"));
        Files.writeString(folder.resolve("data/models/.broken/card.yaml"), "id: broken\n");
        Files.move(folder.resolve("data/models/.broken"), folder.resolve("data/models/broken"));
        assertThat(catalog.ids()).containsExactly(ID);
    }

    @Test
    void a_file_name_suggests_an_id() {
        assertThat(OwnModels.suggestedId("4x Ultra Sharp (v2).ONNX")).isEqualTo("4x-ultra-sharp-v2-");
        assertThat(OwnModels.suggestedId("模型.onnx")).isEqualTo("own-model");
    }
}
