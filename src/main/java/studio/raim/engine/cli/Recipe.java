package studio.raim.engine.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.pipeline.run.Output;
import studio.raim.engine.pipeline.run.Repetition;
import studio.raim.engine.pipeline.run.RunOptions;
import studio.raim.engine.pipeline.run.Source;

/** How each photograph is restored and written: as was chosen, or as another result was made. */
sealed interface Recipe {
    /** Of every result, if that is settled. */
    Optional<ImageFormat> format();

    /** Throws {@link studio.raim.engine.pipeline.run.UnrepeatableException} when nothing can be restored so here. */
    void check(NetworkCache networks, Consumer<String> remark);

    RunOptions run(Source source);

    /** Throws {@link studio.raim.engine.pipeline.run.UnrepeatableException} for a photograph that this is not for. */
    Output output(Path file, Source source);

    record Chosen(RunOptions options, OutputChoice written) implements Recipe {
        @Override
        public Optional<ImageFormat> format() {
            return written.format();
        }

        @Override
        public void check(NetworkCache networks, Consumer<String> remark) {}

        @Override
        public RunOptions run(Source source) {
            return options;
        }

        @Override
        public Output output(Path file, Source source) {
            return written.output(file, source.photo());
        }
    }

    record Again(Repetition repetition, boolean anyway) implements Recipe {
        @Override
        public Optional<ImageFormat> format() {
            return Optional.of(repetition.output().format());
        }

        @Override
        public void check(NetworkCache networks, Consumer<String> remark) {
            if (!anyway) {
                repetition.require(networks.catalog(), networks.accelerator());
            }
            repetition.differences(networks.catalog(), networks.accelerator()).forEach(remark);
            repetition.remark(networks.accelerator()).ifPresent(remark);
        }

        @Override
        public RunOptions run(Source source) {
            return repetition.options(source);
        }

        @Override
        public Output output(Path file, Source source) {
            if (!anyway) {
                repetition.requireOf(source);
            }
            return repetition.output();
        }
    }
}
