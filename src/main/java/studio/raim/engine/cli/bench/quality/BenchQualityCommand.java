package studio.raim.engine.cli.bench.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import studio.raim.engine.metric.Picture;
import studio.raim.engine.metric.Psnr;
import studio.raim.engine.metric.Ssim;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.run.PipelineRunner;
import studio.raim.engine.pipeline.spec.Pipelines;
import studio.raim.engine.train.Recipe;
import studio.raim.engine.train.TestSet;
import studio.raim.engine.train.degrade.JudgedKinds;
import studio.raim.engine.train.degrade.Planes;

/** {@code bench quality}: what restorations gain over leaving a photograph alone, on photographs that nothing learnt from. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = {
            "Degrades photographs of the test split in known ways, restores them, and compares with the ground truth:",
            "pipelines, a network that is being trained, and non-local means with an unsharp mask."
        })
public final class BenchQualityCommand implements Callable<Integer> {
    /** No training uses it. */
    private static final long SEED = 4_000_001;

    @Option(
            names = "--photos",
            arity = "1..*",
            required = true,
            paramLabel = "DIR",
            description = "The test split, as models/recipes/photos.sh fills it.")
    private List<Path> photos = List.of();

    @Option(names = "--pipelines", split = ",", paramLabel = "ID", description = "Default: ${DEFAULT-VALUE}.")
    private List<String> pipelines = List.of("quick");

    @Option(names = "--weights", paramLabel = "FILE", description = "Also the recipe's network with these weights.")
    private @Nullable Path weights;

    @Option(names = "--recipe", paramLabel = "NAME", description = "In models/recipes; default ${DEFAULT-VALUE}.")
    private String recipe = "mialgo-compact";

    @Option(names = "--side", description = "Of the crops in pixels; default ${DEFAULT-VALUE}.")
    private int side = 256;

    @Option(names = "--sheet", paramLabel = "FILE", description = "A contact sheet at 1:1 as PNG.")
    private @Nullable Path sheet;

    @Option(names = "--all", description = "Also every picture, as comma-separated values.")
    private boolean all;

    @Option(names = "--cache", paramLabel = "DIR", description = "Where decoded photographs are kept.")
    private Path cache = Path.of(System.getProperty("java.io.tmpdir"), "raim-photos");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where models are installed; default: RAIM_DATA, else ./data.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ProductHome home = ProductHome.find();
        Path recipes = home.models().resolve("recipes");
        List<TestSet.Case> cases = TestSet.of(
                photos, cache, JudgedKinds.read(recipes.resolve("judged.yaml")).kinds(), 3_000_000, side, SEED);
        Accelerator device = Accelerator.of("cpu");
        ModelCatalog catalog = new ModelCatalog(home, DataFolder.of(data));
        try (NetworkCache networks = new NetworkCache(catalog, device, Long.MAX_VALUE)) {
            Pipelines known = Pipelines.read(home.pipelines(), catalog.ids());
            List<Method> methods = new ArrayList<>();
            methods.add(new NonLocalMeans());
            for (String id : pipelines) {
                methods.add(new PipelineMethod(new PipelineRunner(networks), known.named(id)));
            }
            if (weights != null) {
                Recipe trained = Recipe.read(recipes.resolve(recipe + ".yaml"));
                methods.add(new NetworkMethod(trained, weights, device, NumberType.FP32));
            }
            QualityTable table = new QualityTable(spec.commandLine().getOut(), judge(cases, methods));
            table.print();
            if (all) {
                table.printAll();
            }
            methods.forEach(Method::close);
        }
        return 0;
    }

    private Scores judge(List<TestSet.Case> cases, List<Method> methods) throws IOException {
        List<Scores.Score> scores = new ArrayList<>();
        QualitySheet rows = new QualitySheet();
        for (TestSet.Case one : cases) {
            Picture target = picture(one.target());
            Picture input = picture(one.lowQuality());
            double inputPsnr = Math.min(Scores.MOST, Psnr.y(input, target));
            double inputSsim = Ssim.y(input, target);
            List<Planes> row = new ArrayList<>(List.of(one.lowQuality()));
            for (Method method : methods) {
                Planes restored = method.restore(one.lowQuality());
                row.add(restored);
                Picture result = picture(restored);
                scores.add(new Scores.Score(
                        method.name(),
                        one.kind(),
                        one.photo(),
                        Math.min(Scores.MOST, Psnr.y(result, target)),
                        Ssim.y(result, target),
                        inputPsnr,
                        inputSsim));
            }
            row.add(one.target());
            rows.add(row);
        }
        if (sheet != null) {
            rows.write(sheet);
        }
        return new Scores(scores);
    }

    private static Picture picture(Planes planes) {
        return Picture.ofPlanar(planes.samples(), planes.width(), planes.height());
    }
}
