package studio.raim.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.Trainee;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.train.degrade.Draws;
import studio.raim.engine.train.degrade.Kind;
import studio.raim.engine.train.degrade.Planes;
import studio.raim.engine.train.degrade.Trace;

/**
 * Judges the averaged weights on pictures that are never learnt from: PSNR of luma by kind, beside the input's, and a sheet of
 * inputs, results and ground truth.
 */
final class Validation {
    private static final int SIDE = 256;
    /** Differs from every training seed's stream: samples count up from 0. */
    private static final long STREAM = -1_000_000;

    private static final double[] LUMA = {65.481 / 255, 128.553 / 255, 24.966 / 255};

    private final Recipe recipe;
    private final RunFolder folder;
    private final Accelerator device;
    private final List<Pair> pairs = new ArrayList<>();

    Validation(Recipe recipe, List<Path> photos, RunFolder folder, Accelerator device) throws IOException {
        this.recipe = recipe;
        this.folder = folder;
        this.device = device;
        if (photos.isEmpty()) {
            return;
        }
        Recipe.DataSpec data = recipe.data();
        PhotoShelf shelf = new PhotoShelf(
                photos,
                folder.file("photos"),
                new Recipe.DataSpec(SIDE, 1, 0, data.halveAbove(), List.of(1.0), 1.0, false),
                SIDE);
        long number = STREAM;
        for (Kind kind : recipe.degradation()) {
            for (PhotoShelf.Entry entry : shelf.entries()) {
                Draws draws = new Draws(recipe.seed(), number++);
                Planes clean = entry.cut(
                        draws.below(entry.width() - SIDE + 1), draws.below(entry.height() - SIDE + 1), SIDE, SIDE);
                Trace trace = new Trace();
                pairs.add(new Pair(kind.apply(clean, draws, trace), clean, kind.name(), trace.steps()));
            }
        }
    }

    /** One line for people: the mean gain of each kind in dB. */
    String judge(Trainee trainee, Progress progress) throws IOException {
        Map<String, double[]> byKind = new LinkedHashMap<>();
        List<Planes> results = new ArrayList<>();
        double worst = 0;
        try (Network network =
                        Network.load(trainee.network(), Checkpoint.of(trainee.average()), device, NumberType.FP32);
                NDManager scope = device.newScope()) {
            for (Pair pair : pairs) {
                Planes result = run(network, scope, pair.lowQuality());
                results.add(result);
                double before = psnr(pair.lowQuality(), pair.target());
                double after = psnr(result, pair.target());
                double[] sums = byKind.computeIfAbsent(pair.kind(), kind -> new double[3]);
                sums[0] += before;
                sums[1] += after;
                sums[2]++;
                worst = Math.min(worst, after - before);
            }
        }
        StringBuilder sentence = new StringBuilder("validation at step %d:".formatted(progress.step()));
        for (var kind : byKind.entrySet()) {
            double[] sums = kind.getValue();
            folder.append(
                    "validation.csv",
                    "step,seconds,kind,before,after",
                    progress.step(),
                    progress.seconds(),
                    kind.getKey(),
                    sums[0] / sums[2],
                    sums[1] / sums[2]);
            sentence.append(String.format(Locale.ROOT, " %s %+.2f", kind.getKey(), (sums[1] - sums[0]) / sums[2]));
        }
        ImageIO.write(sheet(results), "png", folder.file("validation.png").toFile());
        return sentence.append(String.format(Locale.ROOT, "; worst %+.2f dB", worst))
                .toString();
    }

    private static Planes run(Network network, NDManager scope, Planes picture) {
        try (NDManager one = scope.newSubManager()) {
            NDArray x = one.create(picture.samples(), new Shape(1, 3, picture.height(), picture.width()));
            float[] result = network.runAll(one, new NDList(x)).get(0).toFloatArray();
            return new Planes(picture.width(), picture.height(), result).rounded();
        }
    }

    /** Of luma as BT.601 has it, at most 60 dB so that equal pictures can be averaged. */
    static double psnr(Planes a, Planes b) {
        int n = a.width() * a.height();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double difference = 0;
            for (int c = 0; c < 3; c++) {
                difference += LUMA[c] * (a.samples()[c * n + i] - b.samples()[c * n + i]);
            }
            sum += difference * difference;
        }
        return Math.min(60, -10 * Math.log10(sum / n));
    }

    /** A column for each photograph and a row for each kind; in each place input, result and ground truth. */
    private BufferedImage sheet(List<Planes> results) {
        int kinds = recipe.degradation().size();
        int photos = Math.max(1, pairs.size() / kinds);
        int part = SIDE / 2;
        BufferedImage sheet =
                new BufferedImage(photos * 3 * part, Math.max(1, kinds * part), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pairs.size(); i++) {
            int x = i % photos * 3 * part;
            int y = i / photos * part;
            paint(sheet, x, y, part, pairs.get(i).lowQuality());
            paint(sheet, x + part, y, part, results.get(i));
            paint(sheet, x + 2 * part, y, part, pairs.get(i).target());
        }
        return sheet;
    }

    private static void paint(BufferedImage sheet, int left, int top, int side, Planes picture) {
        int n = picture.width() * picture.height();
        int from = (picture.width() - side) / 2;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int at = (from + y) * picture.width() + from + x;
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | Math.round(Math.clamp(picture.samples()[c * n + at], 0f, 1f) * 255);
                }
                sheet.setRGB(left + x, top + y, rgb);
            }
        }
    }
}
