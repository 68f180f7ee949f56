package studio.raim.engine.cli.bench.quality;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints scores by kind, and what a method must not do. */
final class QualityTable {
    private static final double GOOD = 36;
    private static final double BAD = 30;

    private final PrintWriter out;
    private final Scores scores;

    QualityTable(PrintWriter out, Scores scores) {
        this.out = out;
        this.scores = scores;
    }

    void print() {
        out.println("PSNR in dB and SSIM, both of luma; mean over the pictures of a kind, and the gain over the input");
        out.printf("%-22s", "kind");
        scores.methods().forEach(method -> out.printf(" %26s", method));
        out.println();
        scores.kinds()
                .forEach(kind -> row(kind, scores.only(score -> score.kind().equals(kind))));
        row("all", scores);
        limits();
        out.flush();
    }

    private void row(String kind, Scores part) {
        out.printf("%-22s", kind);
        for (String method : scores.methods()) {
            Scores mine = part.of(method);
            out.printf(
                    Locale.ROOT,
                    " %6.2f (%+5.2f) .%03.0f (%+.3f)",
                    mine.mean(Scores.Score::psnr),
                    mine.mean(Scores.Score::gain),
                    1000 * mine.mean(Scores.Score::ssim),
                    mine.mean(score -> score.ssim() - score.inputSsim()));
        }
        out.println();
    }

    private void limits() {
        for (String method : scores.methods()) {
            Scores mine = scores.of(method);
            Scores good = mine.only(score -> score.inputPsnr() > GOOD);
            Scores bad = mine.only(score -> score.inputPsnr() < BAD);
            out.printf(
                    Locale.ROOT,
                    "%s: worst picture %+.2f dB; of %d inputs over %.0f dB the worst %+.2f dB; of %d under %.0f dB %.0f %% gain over 0.5 dB%n",
                    method,
                    mine.worstGain(),
                    good.all().size(),
                    GOOD,
                    good.worstGain(),
                    bad.all().size(),
                    BAD,
                    100 * bad.share(0.5));
        }
    }

    /** Every picture, as comma-separated values. */
    void printAll() {
        out.println("method,kind,photo,psnr,ssim,inputPsnr,inputSsim");
        for (Scores.Score score : scores.all()) {
            out.printf(
                    Locale.ROOT,
                    "%s,%s,%s,%.3f,%.4f,%.3f,%.4f%n",
                    score.method(),
                    score.kind(),
                    score.photo(),
                    score.psnr(),
                    score.ssim(),
                    score.inputPsnr(),
                    score.inputSsim());
        }
        out.flush();
    }
}
