package studio.raim.server.worker;

import java.util.Optional;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.MetadataKept;
import studio.raim.engine.pipeline.run.Output;
import studio.raim.engine.pipeline.run.RunOptions;
import studio.raim.engine.pipeline.run.Source;
import studio.raim.server.job.JobOptions;

/** What a job's options are to the engine. */
record EngineOptions(RunOptions run, Output output) {
    /** Null is the usual, as {@link JobOptions} says. */
    static EngineOptions of(JobOptions chosen, Source source) {
        RunOptions run = RunOptions.DEFAULT
                .withTile(chosen.tile())
                .withSeed(Optional.ofNullable(chosen.seed()).orElse(0L))
                .withIntermediates(Optional.ofNullable(chosen.intermediates()).orElse(false))
                .withStrength(Optional.ofNullable(chosen.strength()).orElse(RunOptions.FULL_STRENGTH));
        Output output = new Output(
                Optional.ofNullable(chosen.format()).map(ImageFormat::of).orElseGet(source.photo()::resultFormat),
                Optional.ofNullable(chosen.quality()).orElse(Output.USUAL_QUALITY),
                Optional.ofNullable(chosen.metadata()).map(MetadataKept::of).orElse(MetadataKept.ALL),
                Optional.ofNullable(chosen.provenance()).orElse(true));
        return new EngineOptions(run, output);
    }
}
