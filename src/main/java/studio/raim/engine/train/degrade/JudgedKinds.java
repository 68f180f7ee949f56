package studio.raim.engine.train.degrade;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.raim.common.yaml.StrictYaml;

/** Kinds of bad photographs that results are judged on: a file such as {@code models/recipes/judged.yaml}. */
public record JudgedKinds(@Nullable String remark, List<Kind> kinds) {
    @JsonCreator
    public JudgedKinds {
        kinds = List.copyOf(Objects.requireNonNull(kinds, "'kinds' is missing"));
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("'kinds' names none");
        }
    }

    /** Throws {@link studio.raim.common.yaml.InvalidFileException} with file, line and reason. */
    public static JudgedKinds read(Path file) {
        return StrictYaml.read(file, JudgedKinds.class, Map.of());
    }
}
