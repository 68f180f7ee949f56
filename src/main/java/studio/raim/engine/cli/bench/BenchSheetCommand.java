package studio.raim.engine.cli.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.raim.common.DataFolder;
import studio.raim.common.ProductHome;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Pipelines;

/** {@code bench sheet}: parts of photographs before and after a pipeline, pixel for pixel, as one picture to look at. */
@Command(
        name = "sheet",
        mixinStandardHelpOptions = true,
        description = "Draws parts of photographs before and after a pipeline into one JPEG.")
public final class BenchSheetCommand implements Callable<Integer> {
    private static final int KILOBYTE = 1000;

    @Option(names = "--pipeline", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "quick")
    private String pipeline = "quick";

    @Option(
            names = "--photo",
            paramLabel = "FILE@X,Y",
            description = "A part of a photograph as it is; may be given several times.")
    private List<String> photos = List.of();

    @Option(
            names = "--damage",
            paramLabel = "FILE@X,Y",
            description = "A part of a good photograph, to be blurred, made noisy and compressed first.")
    private List<String> damaged = List.of();

    @Option(names = "--width", description = "Of a part, in pixels of the result; default ${DEFAULT-VALUE}.")
    private int width = 320;

    @Option(names = "--height", description = "Default ${DEFAULT-VALUE}.")
    private int height = 216;

    @Option(names = "--kilobytes", description = "The most that a file may have; default ${DEFAULT-VALUE}.")
    private int kilobytes = 240;

    @Option(
            names = "--pair",
            description = "Writes before.jpg and after.jpg of the first part into the folder -o instead.")
    private boolean pair;

    @Option(names = "-o", paramLabel = "FILE|DIR", required = true, description = "What to write.")
    private Path output;

    @Option(names = "--data", paramLabel = "DIR", description = "Where models are; default: RAIM_DATA, else ./data.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ProductHome home = ProductHome.find();
        ModelCatalog catalog = new ModelCatalog(home, DataFolder.of(data));
        PipelineSpec chosen = Pipelines.read(home.pipelines(), catalog.ids()).named(pipeline);
        ContactSheet sheet = new ContactSheet(height);
        try (NetworkCache networks = new NetworkCache(catalog, Accelerator.of("cpu"), Long.MAX_VALUE)) {
            PipelineRunner runner = new PipelineRunner(networks);
            int scale = scale(chosen, runner);
            // Two pictures are as wide as three in the rows below.
            int wide = pair ? width : (3 * width + ContactSheet.GAP) / 2;
            for (String text : photos) {
                BufferedImage input = Crop.of(text).read(wide / scale, height / scale);
                BufferedImage result = Crop.restored(input, chosen, runner);
                BufferedImage before = Crop.middle(input, wide, height, scale);
                BufferedImage after = Crop.middle(result, wide, height, scale);
                if (pair) {
                    SheetFile.write(before, output.resolve("before.jpg"), kilobytes * KILOBYTE);
                    SheetFile.write(after, output.resolve("after.jpg"), kilobytes * KILOBYTE);
                    return 0;
                }
                sheet.add(
                        new ContactSheet.Cell(before, "The photograph as it is"),
                        new ContactSheet.Cell(after, chosen.title()));
            }
            for (String text : damaged) {
                BufferedImage truth = Crop.of(text).read(width / scale, height / scale);
                BufferedImage input = Damage.MODERATE.of(truth);
                BufferedImage result = Crop.restored(input, chosen, runner);
                sheet.add(
                        new ContactSheet.Cell(Crop.middle(input, width, height, scale), Damage.MODERATE.words()),
                        new ContactSheet.Cell(Crop.middle(result, width, height, scale), chosen.title()),
                        new ContactSheet.Cell(Crop.middle(truth, width, height, scale), "The photograph before that"));
            }
        }
        SheetFile.write(sheet.draw(), output, kilobytes * KILOBYTE);
        spec.commandLine().getOut().println("wrote " + output);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static int scale(PipelineSpec pipeline, PipelineRunner runner) {
        BufferedImage small = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        return Crop.restored(small, pipeline, runner).getWidth() / small.getWidth();
    }
}
