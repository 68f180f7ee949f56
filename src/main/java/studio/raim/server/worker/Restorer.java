package studio.raim.server.worker;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.Claim;
import studio.raim.server.job.Tiles;

/** Makes a restored photo; the port between the queue and the engine. */
interface Restorer {
    /**
     * Restores the claim's photo on a device, and looks at {@link Course#stopped} at least between tiles.
     *
     * <p>An exception is a surprise: the job fails, and the log has the evidence.
     */
    Outcome restore(Claim claim, String device, Course course);

    /** How a restoration goes on; may be called at any rate, from any thread, and never blocks. */
    interface Course {
        /** Progress between 0 and 1, in a stage that runs tile by tile unless {@code tiles} is null. */
        void at(double progress, String stage, @Nullable Tiles tiles);

        /** In a stage without tiles. */
        default void at(double progress, String stage) {
            at(progress, stage, null);
        }

        boolean stopped();
    }

    /** A JPEG of what a stage made; moved into the store, or deleted. */
    record StageFile(String name, Path file, int width, int height) {}

    /** How a restoration ended. */
    sealed interface Outcome {
        /**
         * It is made.
         *
         * @param file moved into the store, or deleted
         * @param format {@code jpeg}, {@code png}, {@code tiff} or {@code webp}
         * @param extension of a file of this format, without a dot
         * @param provenance a JSON object
         * @param stages what earlier stages made, if the job asked for it
         */
        record Restored(Path file, String format, String extension, String provenance, List<StageFile> stages)
                implements Outcome {
            public Restored {
                stages = List.copyOf(stages);
            }
        }

        /** It cannot be made, now or later; the sentence is for the photo's owner. */
        record Impossible(String sentence) implements Outcome {}

        /** It was asked to stop, and did. */
        record Stopped() implements Outcome {}
    }
}
