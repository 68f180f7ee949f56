package studio.raim.engine.nn.arch;

import java.util.List;

/** All architectures by name. */
public final class Architectures {
    private static final List<Architecture> ALL =
            List.of(new MiAlgo(), new RrdbNet(), new SrvggNetCompact(), new UNetDiscriminatorSN());

    private Architectures() {}

    /**
     * The architecture of this name, as the authors write it.
     *
     * @throws UnknownArchitectureException which lists the known ones
     */
    public static Architecture named(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownArchitectureException(name, names()));
    }

    public static List<String> names() {
        return ALL.stream().map(Architecture::name).toList();
    }
}
