package studio.raim.engine.nn.arch;

import java.util.List;

/** A model card or a fixture names an architecture that is not built in. */
public final class UnknownArchitectureException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownArchitectureException(String name, List<String> known) {
        super("unknown architecture '%s'; known are %s".formatted(name, String.join(", ", known)));
    }
}
