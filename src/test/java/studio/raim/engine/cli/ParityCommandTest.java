package studio.raim.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParityCommandTest {
    private final StringWriter out = new StringWriter();

    private int run(Object... folders) {
        String[] arguments = new String[folders.length];
        Arrays.setAll(arguments, i -> folders[i].toString());
        return new CommandLine(new ParityCommand()).setOut(new PrintWriter(out)).execute(arguments);
    }

    private static Path fixture(String name) {
        String root = System.getenv("RAIM_PARITY_DIR");
        assumeTrue(root != null, "RAIM_PARITY_DIR is not set");
        return Path.of(root, name);
    }

    @Test
    void rrdbnet_passes_at_all_scales_and_from_both_formats() {
        assertThat(run(fixture("rrdbnet-x1"), fixture("rrdbnet-x2"), fixture("rrdbnet-x4")))
                .isZero();
        assertThat(out.toString().lines())
                .hasSize(4)
                .allMatch(line -> line.endsWith("ok"))
                .anyMatch(line -> line.startsWith("rrdbnet-x4 (.pth)"));
    }

    @Test
    void the_folder_s_name_means_nothing_and_a_parent_folder_stands_for_its_fixtures(@TempDir Path parent)
            throws IOException {
        copy(fixture("rrdbnet-x1"), parent.resolve("some-name"));
        assertThat(run(parent)).isZero();
        assertThat(out.toString()).startsWith("some-name").contains("tolerance 0.00012");
    }

    @Test
    void a_changed_weight_fails(@TempDir Path parent) throws IOException {
        Path folder = parent.resolve("changed");
        copy(fixture("rrdbnet-x1"), folder);
        byte[] weights = Files.readAllBytes(folder.resolve("weights.safetensors"));
        weights[weights.length - 1] ^= 0x01; // the exponent of the last number
        Files.write(folder.resolve("weights.safetensors"), weights);
        assertThat(run(folder)).isOne();
        assertThat(out.toString()).contains("FAIL");
    }

    @Test
    void an_unknown_architecture_and_a_folder_without_a_case_fail(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("unknown"));
        Files.writeString(folder.resolve("case.json"), "{\"architecture\": \"Perceptron\", \"config\": {}}");
        Files.writeString(folder.resolve("weights.safetensors"), "");
        Path empty = Files.createDirectory(parent.resolve("empty"));
        assertThat(run(folder, empty)).isOne();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.contains("unknown architecture 'Perceptron'") && line.endsWith("FAIL"))
                .anyMatch(line -> line.contains("no case.json here") && line.endsWith("FAIL"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (String file : new String[] {"case.json", "tensors.safetensors", "weights.safetensors"}) {
            Files.write(to.resolve(file), Files.readAllBytes(from.resolve(file)));
        }
    }
}
