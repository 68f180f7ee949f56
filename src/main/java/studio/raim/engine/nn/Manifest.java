package studio.raim.engine.nn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import studio.raim.engine.nn.ParameterSpec.Role;
import studio.raim.engine.nn.checkpoint.Checkpoint;

/** Compares the tensors that a program needs with those of a checkpoint. */
final class Manifest {
    private Manifest() {}

    static void check(Program program, Checkpoint checkpoint) {
        Set<String> known = new HashSet<>();
        for (ParameterSpec spec : program.parameters()) {
            known.add(spec.name());
            if (spec.role() == Role.UNUSED && !checkpoint.names().contains(spec.name())) {
                continue;
            }
            if (!checkpoint.names().contains(spec.name())) {
                throw new WrongCheckpointException("The weights have no tensor '%s', which %s needs with the shape %s"
                        .formatted(spec.name(), program.name(), spec.shape()));
            }
            List<Long> shape = checkpoint.tensor(spec.name()).shape();
            if (!shape.equals(spec.shape())) {
                throw new WrongCheckpointException("The tensor '%s' has the shape %s; %s needs %s"
                        .formatted(spec.name(), shape, program.name(), spec.shape()));
            }
        }
        for (String name : new TreeSet<>(checkpoint.names())) {
            if (!known.contains(name)) {
                throw new WrongCheckpointException(
                        "The weights have a tensor '%s' of the shape %s, which %s does not know"
                                .formatted(name, checkpoint.tensor(name).shape(), program.name()));
            }
        }
    }
}
