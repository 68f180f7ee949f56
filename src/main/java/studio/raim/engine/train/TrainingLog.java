package studio.raim.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.raim.engine.nn.Trainee.Judgement;
import studio.raim.engine.train.loss.LossSpec;

/** Writes {@code log.csv}: means over some steps each. */
final class TrainingLog {
    private static final int STEPS_A_LINE = 10;

    private final RunFolder folder;
    private final String head;
    private double[] sums = new double[0];
    private int count;
    private String sentence = "";

    TrainingLog(RunFolder folder, List<LossSpec> losses) {
        this.folder = folder;
        this.head = "step,seconds,rate,secondsAStep,waited,gradient,total,"
                + losses.stream().map(LossSpec::name).collect(Collectors.joining(","));
    }

    void add(Progress progress, double rate, Judgement judgement, double seconds, double waited) {
        if (sums.length == 0) {
            sums = new double[3 + judgement.values().size()];
        }
        sums[0] += seconds;
        sums[1] += waited;
        sums[2] += judgement.gradientLength();
        for (int i = 0; i < judgement.values().size(); i++) {
            sums[3 + i] += judgement.values().get(i);
        }
        count++;
        if (progress.step() % STEPS_A_LINE == 0) {
            List<Object> line = new ArrayList<>(List.of(progress.step(), progress.seconds(), rate));
            for (double sum : sums) {
                line.add(sum / count);
            }
            folder.append("log.csv", head, line.toArray());
            sentence = String.format(
                    Locale.ROOT,
                    "step %d, %.1f min: loss %.4f, gradient %.2f, %.2f s a step (%.0f ms waiting for samples), rate %.2g",
                    progress.step(),
                    progress.seconds() / 60,
                    sums[3] / count,
                    sums[2] / count,
                    sums[0] / count,
                    1000 * sums[1] / count,
                    rate);
            sums = new double[0];
            count = 0;
        }
    }

    /** The last line for people. */
    String sentence() {
        return sentence;
    }
}
