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
 * @param threads that compute; each works on its part of a batch
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
        int threads,
        double checkpointMinutes,
        double validationMinutes,
        Path weights,
        Path pauseFile,
        NumberType numberType) {
    public TrainingOptions {
        photos = List.copyOf(photos);
        validation = List.copyOf(validation);
        if (threads < 1) {
            throw new IllegalArgumentException("Training needs at least one thread");
        }
    }
}
