package studio.raim.engine.cli.metric;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.raim.engine.cli.Sentences;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.metric.NiqeFit;
import studio.raim.engine.metric.NiqeModelFile;
import studio.raim.engine.metric.Picture;

/** {@code metric fit-niqe --photos DIR…}: a NIQE model of one's own. */
@Command(
        name = "fit-niqe",
        mixinStandardHelpOptions = true,
        description = "Fits NIQE's model to the sharp blocks of good photographs.")
final class FitNiqeCommand implements Callable<Integer> {
    @Option(names = "--photos", paramLabel = "DIR", required = true, arity = "1..*", description = "Folders or files.")
    private List<Path> photos = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The model to write, .json.")
    private Path out = Path.of("");

    @Option(
            names = "--longest",
            paramLabel = "N",
            description =
                    "Larger photographs are halved until no side is longer, which makes them sharp; default ${DEFAULT-VALUE}.")
    private int longest = 2048;

    @Option(
            names = "--shortest",
            paramLabel = "N",
            description =
                    "Each photograph counts at half its size too, and so on, down to this; default ${DEFAULT-VALUE}.")
    private int shortest = 512;

    @Option(
            names = "--sharp",
            paramLabel = "SHARE",
            description =
                    "A block counts when its contrast is over this share of the most in its photograph; default ${DEFAULT-VALUE}.")
    private double sharp = 0.75;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter said = spec.commandLine().getOut();
        PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);
        NiqeFit fit = new NiqeFit(sharp);
        for (Path given : photos) {
            for (Path file : pictures(given)) {
                try {
                    Picture photo = Picture.of(reader.read(file));
                    while (side(photo) > longest) {
                        photo = photo.halved();
                    }
                    do {
                        int blocks = fit.add(photo);
                        said.printf("%s  %d x %d  %d blocks%n", file, photo.width(), photo.height(), blocks);
                        photo = photo.halved();
                    } while (side(photo) >= shortest);
                } catch (IOException | IllegalArgumentException e) {
                    said.printf("%s  left out: %s%n", file, Sentences.of(e));
                }
                said.flush();
            }
        }
        NiqeModelFile.write(fit.model(), out);
        said.printf("%d blocks -> %s%n", fit.blocks(), out);
        said.flush();
        return 0;
    }

    private static int side(Picture photo) {
        return Math.max(photo.width(), photo.height());
    }

    private static List<Path> pictures(Path given) throws IOException {
        if (!Files.isDirectory(given)) {
            return List.of(given);
        }
        try (Stream<Path> files = Files.walk(given)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> ImageFormat.ofFileName(String.valueOf(file.getFileName()))
                            .isPresent())
                    .sorted()
                    .toList();
        }
    }
}
