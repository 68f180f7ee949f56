package studio.raim.server.worker;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.raim.engine.catalog.ModelInstaller;
import studio.raim.engine.catalog.UnusableWeightsException;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.PhotoWriter;
import studio.raim.engine.imaging.UnreadableImageException;
import studio.raim.engine.nn.OutOfDeviceMemoryException;
import studio.raim.engine.pipeline.run.Cancellation;
import studio.raim.engine.pipeline.run.CancelledException;
import studio.raim.engine.pipeline.run.Output;
import studio.raim.engine.pipeline.run.Provenance;
import studio.raim.engine.pipeline.run.Repetition;
import studio.raim.engine.pipeline.run.Restoration;
import studio.raim.engine.pipeline.run.Source;
import studio.raim.engine.pipeline.run.UnrepeatableException;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Pipelines;
import studio.raim.server.job.Claim;
import studio.raim.server.job.Tiles;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;
import studio.raim.server.storage.BlobStore;

/** Restores with the engine: decodes the photo, runs its pipeline on the device, encodes the result. */
@ApplicationScoped
class EngineRestorer implements Restorer {
    private final Photos photos;
    private final BlobStore store;
    private final Pipelines pipelines;
    private final ModelInstaller installer;
    private final Devices devices;
    private final PhotoWriter writer = new PhotoWriter();
    private final StageFiles stageFiles;

    EngineRestorer(Photos photos, BlobStore store, Pipelines pipelines, ModelInstaller installer, Devices devices) {
        this.photos = photos;
        this.store = store;
        this.pipelines = pipelines;
        this.installer = installer;
        this.devices = devices;
        this.stageFiles = new StageFiles(store, writer);
    }

    @Override
    public Outcome restore(Claim claim, String device, Course course) {
        try {
            Optional<Photo> photo = photos.find(claim.person(), claim.photo());
            if (photo.isEmpty()) {
                return new Outcome.Impossible("The photo was deleted before it was restored. Upload it again.");
            }
            course.at(0, "read");
            return restore(claim, Source.read(photos.original(photo.get()), devices.reader()), device, course);
        } catch (CancelledException e) {
            return new Outcome.Stopped();
        } catch (UnreadableImageException | UnusableWeightsException | UnrepeatableException e) {
            return new Outcome.Impossible(String.valueOf(e.getMessage()));
        } catch (OutOfDeviceMemoryException e) {
            return new Outcome.Impossible(
                    "Even the smallest tiles of this photo do not fit into the memory of %s. Choose a lighter pipeline."
                            .formatted(device));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Outcome restore(Claim claim, Source source, String device, Course course) throws IOException {
        Optional<PipelineSpec> pipeline = pipelines.all().stream()
                .filter(spec -> spec.id().value().equals(claim.pipeline()))
                .findFirst();
        if (pipeline.isEmpty()) {
            return new Outcome.Impossible("The pipeline '%s' is not on this server any more. Choose another one."
                    .formatted(claim.pipeline()));
        }
        pipeline.get().models().forEach(model -> installer.ensure(model, () -> course.at(0, "install " + model)));
        EngineOptions options = options(claim, source, device);
        Optional<String> tooLarge =
                options.run().intermediates() ? StageFiles.whyNot(source.photo()) : Optional.empty();
        if (tooLarge.isPresent()) {
            return new Outcome.Impossible(tooLarge.get());
        }
        Cancellation cancellation = new Cancellation();
        if (course.stopped()) {
            return new Outcome.Stopped();
        }
        Restoration made = devices.runner(device)
                .restore(
                        source,
                        pipeline.get(),
                        options.run(),
                        progress -> {
                            course.at(
                                    progress.fraction(),
                                    progress.stage(),
                                    new Tiles(progress.tile(), progress.tiles()));
                            if (course.stopped()) {
                                cancellation.cancel();
                            }
                        },
                        cancellation);
        return write(made, pipeline.get(), options.output());
    }

    private EngineOptions options(Claim claim, Source source, String device) {
        JsonNode like = claim.options().like();
        if (like == null) {
            return EngineOptions.of(claim.options(), source);
        }
        Repetition repetition = new Repetition(Provenance.parse(like.toString()), pipelines);
        repetition.requireOf(source);
        devices.require(repetition, device);
        return new EngineOptions(repetition.options(source), repetition.output());
    }

    private Outcome write(Restoration made, PipelineSpec pipeline, Output output) throws IOException {
        Path file = store.temporaryFile();
        boolean whole = false;
        try {
            Provenance provenance = output.write(made, file, writer);
            List<StageFile> stages = stageFiles.write(made, pipeline);
            whole = true;
            ImageFormat format = output.format();
            return new Outcome.Restored(file, format.id(), format.extension(), provenance.toJson(), stages);
        } catch (IOException e) {
            throw store.failed(e);
        } finally {
            if (!whole) {
                store.discard(file);
            }
        }
    }
}
