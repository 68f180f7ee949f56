package studio.raim.engine.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.MetadataKept;
import studio.raim.engine.imaging.Photo;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.imaging.PhotoWriter;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.imaging.WriteOptions;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.run.Cancellation;
import studio.raim.engine.pipeline.run.Output;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.run.Restoration;
import studio.raim.engine.pipeline.run.RunOptions;
import studio.raim.engine.pipeline.run.Source;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** A large photograph from a JPEG to a JPEG, as the command and the server do it: does the time grow with it, and no more? */
final class LargePhotos {
    private static final int USUAL_MEGAPIXELS = 12;
    private static final int PATTERN = 1000;

    private final PipelineRunner runner;
    private final PrintWriter out;
    private final PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);
    private final PhotoWriter writer = new PhotoWriter();

    LargePhotos(PipelineRunner runner, PrintWriter out) {
        this.runner = runner;
        this.out = out;
    }

    /** First the usual size, then the large one, in the fastest number type. */
    void measure(PipelineSpec pipeline, int megapixels) throws IOException {
        Path folder = Files.createTempDirectory("raim-bench");
        try {
            double usual = measured(pipeline, USUAL_MEGAPIXELS, folder);
            double large = measured(pipeline, megapixels, folder);
            out.printf(Locale.ROOT, "seconds per megapixel: %+.1f %%%n", 100 * (large / usual - 1));
            out.flush();
        } finally {
            Files.deleteIfExists(folder.resolve("in.jpg"));
            Files.deleteIfExists(folder.resolve("out.jpg"));
            Files.delete(folder);
        }
    }

    /** Returns seconds per megapixel. */
    private double measured(PipelineSpec pipeline, int megapixels, Path folder) throws IOException {
        Path in = folder.resolve("in.jpg");
        int side = (int) Math.round(Math.sqrt(megapixels * 1e6));
        writer.write(Photo.of(picture(side), ImageFormat.JPEG), ImageFormat.JPEG, in, WriteOptions.DEFAULT);
        NumberType type = runner.fastest(pipeline);
        ProcessMemory.resetPeak();
        long before = ProcessMemory.peakBytes();
        long start = System.nanoTime();
        Restoration made = runner.restore(
                Source.read(in, reader),
                pipeline,
                RunOptions.DEFAULT.withNumberType(type),
                progress -> {},
                new Cancellation());
        double restored = (System.nanoTime() - start) / 1e9;
        new Output(ImageFormat.JPEG, Output.USUAL_QUALITY, MetadataKept.ALL, true)
                .write(made, folder.resolve("out.jpg"), writer);
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "%-8s %-5s %4d megapixels: %8.1f s (%.2f s per megapixel), most memory %d MB (%d MB before)%n",
                pipeline.id(),
                type.name().toLowerCase(Locale.ROOT),
                megapixels,
                seconds,
                restored / megapixels,
                ProcessMemory.peakBytes() >> 20,
                before >> 20);
        out.flush();
        return restored / megapixels;
    }

    private static Pixels picture(int side) {
        Pixels pattern = TestPicture.of(PATTERN, PATTERN);
        Pixels picture = Pixels.allocate(side, side, 3, 8);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int c = 0; c < 3; c++) {
                    picture.setSample(x, y, c, pattern.sample(x % PATTERN, y % PATTERN, c));
                }
            }
        }
        return picture;
    }
}
