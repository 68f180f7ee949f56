package studio.raim.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.train.degrade.Draws;
import studio.raim.engine.train.degrade.JudgedKinds;
import studio.raim.engine.train.degrade.Kind;
import studio.raim.engine.train.degrade.Planes;
import studio.raim.engine.train.degrade.Trace;
import studio.raim.engine.train.loss.Objective;

class RecipesTest {
    private static final Path FOLDER = Path.of("models", "recipes");

    static List<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("judged.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void a_recipe_reads_degrades_and_states_its_objective(Path file) {
        Recipe recipe = Recipe.read(file);
        assertThat(file.getFileName()).hasToString(recipe.id() + ".yaml");
        assertThat(Objective.of(recipe.losses()).outputs())
                .hasSize(1 + recipe.losses().size());
        recipe.degradation().forEach(RecipesTest::degrade);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void a_recipe_whose_network_is_not_built_in_says_so(Path file) {
        Recipe recipe = Recipe.read(file);
        boolean builtIn = Architectures.names().contains(recipe.network().architecture());
        assertThat(Objects.requireNonNull(recipe.remark()).contains("waits for"))
                .isEqualTo(!builtIn);
    }

    @Test
    void the_kinds_that_results_are_judged_on_keep_the_size() {
        JudgedKinds.read(FOLDER.resolve("judged.yaml")).kinds().forEach(RecipesTest::degrade);
    }

    private static void degrade(Kind kind) {
        for (int i = 0; i < 3; i++) {
            Planes grey = Planes.empty(48, 40);
            for (int j = 0; j < grey.samples().length; j++) {
                grey.samples()[j] = j * 7919 % 101 / 100f;
            }
            Trace trace = new Trace();
            Planes degraded = kind.apply(grey, new Draws(1, i), trace);
            assertThat(degraded.width()).as(kind.name()).isEqualTo(48);
            assertThat(degraded.height()).isEqualTo(40);
        }
    }

    /** By photograph, so that no crop of a judged one is ever learnt from. */
    @Test
    void the_split_of_photographs_has_each_file_once_with_licence_and_hash() throws IOException {
        List<String[]> rows = Files.readAllLines(FOLDER.resolve("photos.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
        assertThat(rows).allMatch(row -> row.length == 6 && !row[3].isBlank() && row[5].matches("[0-9a-f]{64}"));
        assertThat(rows.stream().map(row -> row[5])).doesNotHaveDuplicates();
        assertThat(rows.stream().filter(row -> row[0].equals("test"))).hasSize(12);
        assertThat(rows.stream().map(row -> row[1])).noneMatch(name -> name.contains("gcompris"));
    }
}
