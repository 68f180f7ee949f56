package studio.raim.engine.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.raim.common.DataFolder;
import studio.raim.common.ModelId;
import studio.raim.common.ProductHome;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.NetworkCache;
import studio.raim.engine.catalog.WeightState;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Pipelines;

/** {@code bench engine}: speed, share of the machine's peak, a peer, precision and memory, in one table. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = "Measures the pipelines quick and detail, and ONNX Runtime on the same networks.")
public final class BenchEngineCommand implements Callable<Integer> {
    private static final double MEGA = 1e6;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where models are installed; default: RAIM_DATA, else ./data.")
    private @Nullable Path data;

    @Option(
            names = "--photo",
            paramLabel = "FILE",
            description = "A photograph to take tiles from; default: a made-up picture.")
    private @Nullable Path photo;

    @Option(
            names = "--pipelines",
            split = ",",
            paramLabel = "ID",
            description = "Default: ${DEFAULT-VALUE}.",
            defaultValue = "quick,detail")
    private List<String> pipelines = List.of();

    @Option(
            names = "--seconds",
            description = "How long each measurement of a network goes on; default ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private double seconds = 5;

    @Option(names = "--memory", description = "Also restore 12 megapixels with each pipeline; detail takes very long.")
    private boolean memory;

    @Option(
            names = "--megapixels",
            paramLabel = "N",
            description = "Only restores a JPEG of so many megapixels beside one of 12, and shows time and memory.")
    private @Nullable Integer megapixels;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Accelerator device = Accelerator.of("cpu");
        ProductHome home = ProductHome.find();
        ModelCatalog catalog = new ModelCatalog(home, DataFolder.of(data));
        Pipelines all = Pipelines.read(home.pipelines(), catalog.ids());
        if (megapixels != null) {
            return large(all, catalog, device, out, megapixels);
        }
        Pixels picture = photo == null
                ? TestPicture.of(1024, 1024)
                : new PhotoReader(ImageLimits.DEFAULT).read(photo).colour();

        out.printf("%s; tiles of %s%n", device.description(), photo == null ? "a made-up picture" : photo);
        Map<NumberType, Double> peaks = peaks(device, out);
        BenchTable table = new BenchTable(out, peaks);
        table.head();
        boolean complete = true;
        try (NetworkCache networks = new NetworkCache(catalog, device, Long.MAX_VALUE)) {
            for (String name : pipelines) {
                complete &= measure(table, all.named(name), networks, picture);
            }
        }
        table.foot();
        return complete ? 0 : 1;
    }

    private int large(Pipelines all, ModelCatalog catalog, Accelerator device, PrintWriter out, int megapixels)
            throws IOException {
        out.println(device.description());
        try (NetworkCache networks = new NetworkCache(catalog, device, Long.MAX_VALUE)) {
            LargePhotos photos = new LargePhotos(new PipelineRunner(networks), out);
            for (String name : pipelines) {
                photos.measure(all.named(name), megapixels);
            }
        }
        return 0;
    }

    private Map<NumberType, Double> peaks(Accelerator device, PrintWriter out) {
        Map<NumberType, Double> peaks = new EnumMap<>(NumberType.class);
        for (NumberType type : NumberType.values()) {
            if (device.supports(type)) {
                peaks.put(type, new ConvolutionPeak(device, seconds / 2).measure(type));
                out.printf(Locale.ROOT, "convolution peak in %s: %.0f GFLOP/s%n", type, peaks.get(type) / 1e9);
            }
        }
        out.flush();
        return peaks;
    }

    private boolean measure(BenchTable table, PipelineSpec pipeline, NetworkCache networks, Pixels picture) {
        ModelId model = List.copyOf(pipeline.models()).get(0);
        ModelCatalog catalog = networks.catalog();
        if (!(catalog.state(model) instanceof WeightState.Installed)) {
            table.missing(pipeline, model);
            return false;
        }
        ModelCard card = catalog.card(model);
        Accelerator device = networks.accelerator();
        boolean large = card.bytes() > 10 * MEGA;
        NetworkSpeed.Measured network = new NetworkSpeed(
                        device, seconds, Runtime.getRuntime().availableProcessors())
                .measure(card, catalog.checkpoint(model), picture, large ? 128 : 256);
        PipelineSpeed speed = new PipelineSpeed(new PipelineRunner(networks));
        for (NumberType type : network.seconds().keySet()) {
            List<PipelineSpeed.Measured> runs = new ArrayList<>();
            runs.add(speed.measure(pipeline, type, TestPicture.of(1000, 1000)));
            if (memory || !large) {
                runs.add(speed.measure(pipeline, type, TestPicture.of(4000, 3000)));
            }
            table.row(pipeline, type, network, runs);
        }
        return true;
    }
}
