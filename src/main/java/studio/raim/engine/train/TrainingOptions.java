package studio.raim.engine.train;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.NumberType;

/**
 * How one sitting of training runs.
 *
 * @param photos folders with the ground truth
 * @param validation folders with photographs for judging, never learnt from; may be empty
 * @param out the run's folder
 * @param minutes after which this sitting ends; null for no end
 * @param resume go on from the folder's state
 * @param finish let the rate fall from now on, and end after that
 * @param parts of a batch that are worked on at once and share the processors
 * @param checkpointMinutes between two states
 * @param validationMinutes between two validations
 * @param weights folder that a recipe's paths of weights start from
 * @param pauseFile while it exists, training waits
 */
public record TrainingOptions(
        List<Path> photos,
        List<Path> validation,
        Path out,
        @Nullable Double minutes,
        boolean resume,
        boolean finish,
        int parts,
        double checkpointMinutes,
        double validationMinutes,
        Path weights,
        Path pauseFile,
        NumberType numberType) {
    public TrainingOptions {
        photos = List.copyOf(photos);
        validation = List.copyOf(validation);
        if (parts < 1) {
            throw new IllegalArgumentException("A batch has at least one part");
        }
    }
}
