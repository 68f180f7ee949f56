package studio.raim.engine.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.raim.common.ProductHome;
import studio.raim.engine.train.TestSet;
import studio.raim.engine.train.degrade.JudgedKinds;
import studio.raim.engine.train.degrade.Planes;

/** {@code degrade --photos DIR… --out DIR}: makes a test set of bad photographs with their ground truth. */
@Command(
        name = "degrade",
        mixinStandardHelpOptions = true,
        description = {
            "Cuts crops out of photographs and degrades them: DIR/gt holds the ground truth, DIR/lq the bad ones of the",
            "same names, and list.json what was done to each. The same seed gives the same files."
        })
final class DegradeCommand implements Callable<Integer> {
    @Option(names = "--photos", arity = "1..*", required = true, paramLabel = "DIR", description = "Photographs.")
    private List<Path> photos = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the test set goes.")
    private Path out = Path.of("");

    @Option(
            names = "--kinds",
            paramLabel = "FILE",
            description = "Kinds of bad photographs; default: models/recipes/judged.yaml.")
    private @Nullable Path kinds;

    @Option(names = "--seed", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--side", paramLabel = "N", description = "Of a crop in pixels; default ${DEFAULT-VALUE}.")
    private int side = 256;

    @Option(
            names = "--halve-above",
            paramLabel = "PIXELS",
            description = "Larger photographs are halved until they are sharp; default ${DEFAULT-VALUE}.")
    private long halveAbove = 3_000_000;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = kinds == null ? ProductHome.find().models().resolve("recipes/judged.yaml") : kinds;
        List<TestSet.Case> cases =
                TestSet.of(photos, out.resolve("photos"), JudgedKinds.read(file).kinds(), halveAbove, side, seed);
        Files.createDirectories(out.resolve("gt"));
        Files.createDirectories(out.resolve("lq"));
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            TestSet.Case one = cases.get(i);
            String name = "%03d-%s.png".formatted(i, one.kind().replace(' ', '-'));
            write(one.target(), out.resolve("gt").resolve(name));
            write(one.lowQuality(), out.resolve("lq").resolve(name));
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", name);
            entry.put("photo", one.photo());
            entry.put("kind", one.kind());
            entry.put("seed", seed);
            entry.put("steps", one.steps());
            list.add(entry);
        }
        JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValue(out.resolve("list.json").toFile(), list);
        spec.commandLine().getOut().printf("%d pairs in %s%n", cases.size(), out);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static void write(Planes picture, Path file) throws IOException {
        int n = picture.width() * picture.height();
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < n; i++) {
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                rgb = rgb << 8 | Math.round(picture.samples()[c * n + i] * 255);
            }
            image.setRGB(i % picture.width(), i / picture.width(), rgb);
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
