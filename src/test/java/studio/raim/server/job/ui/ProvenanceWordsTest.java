package studio.raim.server.job.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.raim.server.offer.ModelNames.ModelName;

class ProvenanceWordsTest {
    @Test
    void a_record_reads_as_lines_with_models_and_their_licences() {
        List<Fact> facts = ProvenanceWords.of(
                """
                {"software": "RAIM Studio", "version": "0.1.0", "input": "%s", "weights":
                 {"fast/a.bin": "…", "fast/a.param": "…", "gone/b.pth": "…"}, "parameters": {"halve": {}, "enlarge": {}},
                 "strength": 60, "seed": 0, "numberType": "bf16", "device": "cpu", "processor": "2 threads", "tiles":
                 [{"columns": 3, "rows": 2, "tileWidth": 512, "tileHeight": 384}, {"columns": 1, "rows": 1, "tileWidth": 9, "tileHeight": 8}]}""".formatted("ab".repeat(32)),
                id -> id.equals("fast") ? Optional.of(new ModelName("Fast", "MIT")) : Optional.empty());

        assertThat(facts)
                .containsExactly(
                        new Fact("Model", "Fast · MIT"),
                        new Fact("Model", "gone"),
                        new Fact("Stages", "halve, enlarge"),
                        new Fact("Strength", "60 %"),
                        new Fact("Tiles", "6 tiles of 512 × 384 pixels, 1 tile of 9 × 8 pixels"),
                        new Fact("Numbers", "16-bit brain floats (bf16)"),
                        new Fact("Device", "CPU · 2 threads"),
                        new Fact("Photo", "SHA-256 abababababab…"),
                        new Fact("Made by", "RAIM Studio 0.1.0"));
    }

    @Test
    void a_record_that_says_nothing_reads_as_nothing() {
        assertThat(ProvenanceWords.of("{}", id -> Optional.empty())).isEmpty();
    }
}
