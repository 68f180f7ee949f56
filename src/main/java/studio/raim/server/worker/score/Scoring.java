package studio.raim.server.worker.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.metric.Niqe;
import studio.raim.engine.metric.Noise;
import studio.raim.engine.metric.Picture;
import studio.raim.engine.metric.Psnr;
import studio.raim.engine.metric.RelativeLocalVariance;
import studio.raim.engine.metric.Sharpness;
import studio.raim.engine.metric.Ssim;
import studio.raim.engine.metric.text.Quad;
import studio.raim.engine.metric.text.TextFidelity;
import studio.raim.engine.metric.text.TextMeter;
import studio.raim.server.job.score.JobScores;

/** Measures one result: alone on a sample, beside the photo, and on the whole beside a ground truth. */
final class Scoring {
    private static final long MOST_PIXELS = 40_000_000;

    private final PhotoReader reader;
    private final Optional<Niqe> niqe;

    Scoring(PhotoReader reader, Optional<Niqe> niqe) {
        this.reader = reader;
        this.niqe = niqe;
    }

    /**
     * The numbers, and reasons for those that are missing.
     *
     * @param text compares text, if its networks are installed
     */
    JobScores of(Path photo, Path result, @Nullable Path groundTruth, Optional<TextMeter> text) throws IOException {
        for (Path file : groundTruth == null ? List.of(photo, result) : List.of(photo, result, groundTruth)) {
            if (reader.header(file).pixels() > MOST_PIXELS) {
                return JobScores.none("Pictures of more than 40 megapixels are not measured.");
            }
        }
        Picture before = Picture.of(reader.read(photo));
        Picture after = Picture.of(reader.read(result));
        @Nullable Picture truth = groundTruth == null ? null : Picture.of(reader.read(groundTruth));
        List<String> remarks = new ArrayList<>();
        Sample sample = Sample.of(before);
        return new JobScores(
                sample.sentence(before),
                alone(sample.in(before), remarks),
                alone(sample.in(after), remarks),
                variance(sample.in(before), sample.in(after)),
                truth == null ? null : beside(before, after, truth, remarks),
                text.map(meter -> words(meter.compare(before, after, truth), before))
                        .orElse(null),
                remarks.stream().distinct().toList());
    }

    private JobScores.Alone alone(Picture picture, List<String> remarks) {
        Double distance = null;
        try {
            distance = niqe.isPresent() ? niqe.get().of(picture) : null;
        } catch (IllegalArgumentException e) {
            remarks.add(e.getMessage() + ".");
        }
        boolean tiny = Math.min(picture.width(), picture.height()) < 2;
        return new JobScores.Alone(distance, Sharpness.of(picture), tiny ? 0 : Noise.of(picture));
    }

    private static @Nullable Double variance(Picture before, Picture after) {
        return sameSize(before, after) && Math.min(before.width(), before.height()) >= Ssim.LEAST_SIDE
                ? RelativeLocalVariance.of(after, before).mean()
                : null;
    }

    private static JobScores.Beside beside(Picture before, Picture after, Picture truth, List<String> remarks) {
        if (!sameSize(after, truth)) {
            remarks.add("The ground truth has %d x %d pixels and the result %d x %d: they cannot be compared."
                    .formatted(truth.width(), truth.height(), after.width(), after.height()));
        }
        return new JobScores.Beside(fidelity(before, truth), fidelity(after, truth));
    }

    private static JobScores.@Nullable Fidelity fidelity(Picture picture, Picture truth) {
        if (!sameSize(picture, truth) || Math.min(truth.width(), truth.height()) < Ssim.LEAST_SIDE) {
            return null;
        }
        return new JobScores.Fidelity(
                Psnr.rgb(picture, truth), Psnr.y(picture, truth), Ssim.rgb(picture, truth), Ssim.y(picture, truth));
    }

    private static boolean sameSize(Picture a, Picture b) {
        return a.width() == b.width() && a.height() == b.height();
    }

    private static JobScores.Text words(TextFidelity found, Picture photo) {
        List<JobScores.Line> lines = found.lines().stream()
                .filter(line -> line.verdict() != TextFidelity.Verdict.KEPT)
                .map(line -> line(line, photo))
                .toList();
        var rate = found.characterErrorRate();
        return new JobScores.Text(found.sentence(), rate.isPresent() ? rate.getAsDouble() : null, lines);
    }

    private static JobScores.Line line(TextFidelity.Line line, Picture photo) {
        Quad box = line.box().bounds();
        return new JobScores.Line(
                line.verdict().name().toLowerCase(Locale.ROOT),
                line.expected(),
                line.restored().text(),
                box.left() / photo.width(),
                box.top() / photo.height(),
                box.width() / photo.width(),
                box.height() / photo.height());
    }
}
