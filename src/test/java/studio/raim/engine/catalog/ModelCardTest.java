package studio.raim.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.common.ProductHome;
import studio.raim.common.yaml.InvalidFileException;

class ModelCardTest {
    private static final String CARD = """
            id: mine
            title: Mine
            summary: A test.
            licence: {name: CC0-1.0, holder: nobody}
            architecture: RRDBNet
            scale: 4
            format: ncnn
            files:
              - {name: a.bin, bytes: 3, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad}
            tiles: {context: 4, bytesPerPixel: 100}
            """;

    @TempDir
    Path home;

    @TempDir
    Path data;

    @BeforeEach
    void a_home_with_a_card() throws IOException {
        write(CARD);
    }

    @Test
    void the_cards_that_ship_are_valid_and_pin_their_weights() {
        ModelCatalog shipped = new ModelCatalog(new ProductHome(Path.of("")), new DataFolder(data));

        ModelCard fast = shipped.card(new ModelId("realesrgan-x4fast"));
        assertThat(fast.files().getFirst().sha256().hex())
                .isEqualTo("85ee266b632a765a725425ba6a5620c088c8aa2939a03063b2d83b3462724cc1");
        assertThat(fast.config()).containsEntry("num_conv", 32);
        ModelCard plus = shipped.card(new ModelId("realesrgan-x4plus"));
        assertThat(plus.files().getFirst().sha256().hex())
                .isEqualTo("713ee713b0353afaa27976f0563a64a5043bd70b9bd8936c2e26e25ebcdbcddf");
        assertThat(plus.bytes()).isEqualTo(33424520 + 117030);
    }

    @Test
    void an_unknown_key_is_refused_with_its_line() throws IOException {
        write(CARD.replace("scale: 4", "scale: 4\ncolour: red"));

        assertThatThrownBy(this::catalog)
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("card.yaml:7: unknown key 'colour'; known here: architecture, badAt,");
    }

    @Test
    void a_missing_key_is_refused_by_name() throws IOException {
        write(CARD.replace("architecture: RRDBNet\n", ""));

        assertThatThrownBy(this::catalog).hasMessageContaining("'architecture' is missing");
    }

    @Test
    void bf16_without_50_dB_of_evidence_is_refused() throws IOException {
        write(CARD + "numberTypes: {fp32: {}, bf16: {psnr: 49.9}}\n");

        assertThatThrownBy(this::catalog).hasMessageContaining("at least 50 dB against fp32, not 49.9");
    }

    @Test
    void a_card_in_a_folder_of_another_name_is_refused() throws IOException {
        write(CARD.replace("id: mine", "id: yours"));

        assertThatThrownBy(this::catalog).hasMessageContaining("the id is 'yours', so the folder's name must be yours");
    }

    @Test
    void weights_are_missing_then_damaged_then_wrong_then_right() throws IOException {
        ModelCatalog catalog = catalog();
        ModelId mine = new ModelId("mine");
        Path weights = Files.createDirectories(catalog.folder(mine)).resolve("a.bin");

        assertThat(catalog.state(mine)).isInstanceOf(WeightState.Missing.class);
        Files.writeString(weights, "abcd");
        assertThat(catalog.state(mine)).isInstanceOfSatisfying(WeightState.Damaged.class, d -> assertThat(d.reason())
                .contains("has 4 bytes", "says 3"));
        Files.writeString(weights, "abd");
        assertThat(catalog.state(mine)).isEqualTo(new WeightState.Installed());
        assertThatThrownBy(() -> catalog.checkpoint(mine))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining("says ba7816bf");
        Files.writeString(weights, "abc");
        assertThat(catalog.checkpoint(mine)).isEqualTo(weights);
        assertThat(catalog.verify(mine)).isEqualTo(weights);
    }

    @Test
    void a_file_that_changed_after_it_was_found_right_is_hashed_again() throws IOException {
        ModelCatalog catalog = catalog();
        ModelId mine = new ModelId("mine");
        Path weights = Files.createDirectories(catalog.folder(mine)).resolve("a.bin");
        Files.writeString(weights, "abc");
        catalog.checkpoint(mine);

        Files.writeString(weights, "abd");
        Files.setLastModifiedTime(weights, java.nio.file.attribute.FileTime.fromMillis(1_000));

        assertThatThrownBy(() -> catalog.checkpoint(mine)).isInstanceOf(UnusableWeightsException.class);
    }

    private ModelCatalog catalog() {
        return new ModelCatalog(new ProductHome(home), new DataFolder(data));
    }

    private void write(String card) throws IOException {
        Path folder = Files.createDirectories(home.resolve("models/mine"));
        Files.writeString(folder.resolve("card.yaml"), card);
    }
}
