package studio.raim.server.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.MetadataKept;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.PhotoWriter;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.imaging.WriteOptions;
import studio.raim.engine.pipeline.run.Restoration;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Stage;
import studio.raim.server.storage.BlobStore;
import studio.raim.server.worker.Restorer.StageFile;

/** Writes what the stages before the last one made, as JPEGs for looking at. */
final class StageFiles {
    /** A stage may make an image of sixteen times as many pixels, and all of them are in memory at once. */
    private static final double MOST_MEGAPIXELS = 24;

    private static final float QUALITY = 0.92f;

    private final BlobStore store;
    private final PhotoWriter writer;

    StageFiles(BlobStore store, PhotoWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /** Why the stages of this photo are not kept, as a sentence for its owner. */
    static Optional<String> whyNot(Photo photo) {
        double megapixels = photo.width() * (double) photo.height() / 1e6;
        return megapixels <= MOST_MEGAPIXELS
                ? Optional.empty()
                : Optional.of(
                        ("The stages of a restoration can be kept for photos of up to %.0f megapixels, and this one has %.0f."
                                        + " Restore it without keeping them.")
                                .formatted(MOST_MEGAPIXELS, megapixels));
    }

    /** None unless the run kept them. */
    List<StageFile> write(Restoration made, PipelineSpec pipeline) throws IOException {
        List<StageFile> files = new ArrayList<>();
        boolean whole = false;
        try {
            for (Stage stage : pipeline.stages().subList(0, pipeline.stages().size() - 1)) {
                Pixels pixels = made.intermediates().get(stage.name());
                if (pixels != null) {
                    Path file = store.temporaryFile();
                    files.add(new StageFile(stage.name(), file, pixels.width(), pixels.height()));
                    writer.write(
                            made.photo().withPixels(pixels, null),
                            ImageFormat.JPEG,
                            file,
                            WriteOptions.DEFAULT.withQuality(QUALITY).withMetadata(MetadataKept.NONE));
                }
            }
            whole = true;
            return files;
        } finally {
            if (!whole) {
                discard(files);
            }
        }
    }

    void discard(List<StageFile> files) {
        files.forEach(stage -> store.discard(stage.file()));
    }
}
