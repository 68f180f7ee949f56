package studio.raim.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.imaging.PhotoWriter;
import studio.raim.engine.pipeline.run.Cancellation;
import studio.raim.engine.pipeline.run.CancelledException;
import studio.raim.engine.pipeline.run.Output;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.run.Provenance;
import studio.raim.engine.pipeline.run.Restoration;
import studio.raim.engine.pipeline.run.Source;
import studio.raim.engine.pipeline.run.Speeds;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** Reads, restores and writes one photograph after the other; a bad one is reported and the next one is taken. */
final class Restorer {
    private final PipelineRunner runner;
    private final PhotoReader reader;
    private final PipelineSpec pipeline;
    private final Recipe recipe;
    private final boolean force;
    private final Speeds speeds;
    private final PhotoWriter writer = new PhotoWriter();

    Restorer(
            Engine engine,
            NetworkCache networks,
            PhotoReader reader,
            PipelineSpec pipeline,
            Recipe recipe,
            boolean force) {
        this.runner = new PipelineRunner(networks);
        this.reader = reader;
        this.pipeline = pipeline;
        this.recipe = recipe;
        this.force = force;
        this.speeds = new Speeds(engine.data());
    }

    void restore(Job job, RestoreReport report, Cancellation cancellation) {
        report.begin(job);
        try {
            requireFree(job);
            long start = System.nanoTime();
            Source source = Source.read(job.input(), reader);
            Output output = recipe.output(job.output(), source);
            Restoration done = runner.restore(
                    source, pipeline, recipe.run(source), p -> report.advanced(job, p.fraction()), cancellation);
            Provenance provenance = write(job, done, output);
            double megapixels = source.photo().width() * (double) source.photo().height() / 1e6;
            speeds.learn(pipeline, done, megapixels);
            report.done(job, done, provenance, megapixels, (System.nanoTime() - start) / 1e9);
        } catch (CancelledException e) {
            report.cancelled();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            report.failed(job, e);
        }
    }

    private Provenance write(Job job, Restoration done, Output output) throws IOException {
        Path folder = job.output().toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return output.write(done, job.output(), writer);
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
