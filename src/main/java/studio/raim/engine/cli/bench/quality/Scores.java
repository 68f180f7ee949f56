package studio.raim.engine.cli.bench.quality;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What methods made of a test set. */
record Scores(List<Score> all) {
    /** Equal pictures have no finite PSNR; they count with this one. */
    static final double MOST = 60;

    /** One method on one picture; psnr and ssim are those of luma, {@code input} of the picture as it came. */
    record Score(
            String method, String kind, String photo, double psnr, double ssim, double inputPsnr, double inputSsim) {
        double gain() {
            return psnr - inputPsnr;
        }
    }

    List<String> kinds() {
        return all.stream().map(Score::kind).distinct().toList();
    }

    List<String> methods() {
        return all.stream().map(Score::method).distinct().toList();
    }

    Scores only(Predicate<Score> wanted) {
        return new Scores(all.stream().filter(wanted).collect(Collectors.toList()));
    }

    Scores of(String method) {
        return only(score -> score.method().equals(method));
    }

    double mean(ToDoubleFunction<Score> what) {
        return all.stream().mapToDouble(what).average().orElse(Double.NaN);
    }

    double worstGain() {
        return all.stream().mapToDouble(Score::gain).min().orElse(Double.NaN);
    }

    /** Which part of the pictures gains more than this. */
    double share(double gain) {
        return all.stream().filter(score -> score.gain() > gain).count() / (double) all.size();
    }
}
