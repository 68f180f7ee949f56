package studio.raim.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.imaging.PhotoWriter;
import studio.raim.engine.imaging.WriteOptions;
import studio.raim.engine.pipeline.run.Cancellation;
import studio.raim.engine.pipeline.run.CancelledException;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.run.Restoration;
import studio.raim.engine.pipeline.run.RunOptions;
import studio.raim.engine.pipeline.run.Source;
import studio.raim.engine.pipeline.run.Speeds;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** Reads, restores and writes one photograph after the other; a bad one is reported and the next one is taken. */
final class Restorer {
    private final PipelineRunner runner;
    private final PipelineSpec pipeline;
    private final RunOptions options;
    private final boolean force;
    private final boolean provenance;
    private final Speeds speeds;
    private final PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);
    private final PhotoWriter writer = new PhotoWriter();

    Restorer(
            Engine engine,
            NetworkCache networks,
            PipelineSpec pipeline,
            RunOptions options,
            boolean force,
            boolean provenance) {
        this.runner = new PipelineRunner(networks);
        this.pipeline = pipeline;
        this.options = options;
        this.force = force;
        this.provenance = provenance;
        this.speeds = new Speeds(engine.data());
    }

    void restore(Job job, RestoreReport report, Cancellation cancellation) {
        report.begin(job);
        try {
            requireFree(job);
            long start = System.nanoTime();
            Source source = Source.read(job.input(), reader);
            Restoration done =
                    runner.restore(source, pipeline, options, p -> report.advanced(job, p.fraction()), cancellation);
            write(job, source, done);
            double megapixels = source.photo().width() * (double) source.photo().height() / 1e6;
            speeds.learn(pipeline, done, megapixels);
            report.done(job, done, megapixels, (System.nanoTime() - start) / 1e9);
        } catch (CancelledException e) {
            report.cancelled();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            report.failed(job, e);
        }
    }

    private void write(Job job, Source source, Restoration done) throws IOException {
        ImageFormat format = Optional.of(String.valueOf(job.output().getFileName()))
                .flatMap(ImageFormat::ofFileName)
                .orElse(source.photo().format());
        Path folder = job.output().toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String record = provenance ? done.provenance().toJson() : null;
        writer.write(done.photo(), format, job.output(), WriteOptions.DEFAULT.withProvenance(record));
    }

    private void requireFree(Job job) throws IOException {
        if (!Files.exists(job.output())) {
            return;
        }
        if (Files.exists(job.input()) && Files.isSameFile(job.input(), job.output())) {
            throw new IOException("The result would replace the photograph itself: choose another name with -o");
        }
        if (!force) {
            throw new IOException("%s exists: use --force to replace it".formatted(job.output()));
        }
    }
}
