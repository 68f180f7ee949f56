package studio.raim.engine.nn;

/**
 * One step of Adam with decoupled weight decay (Loshchilov and Hutter, 2019), followed by a moving average of the weights.
 *
 * @param number of this step, from 1
 * @param averaging share of the old average that is kept, such as 0.999
 * @param gradientFactor what gradients are multiplied with first: below 1 where they are clipped
 */
public record AdamStep(
        long number,
        double rate,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double averaging,
        double gradientFactor) {

    /** The same step, when gradients are given as the sum over so many parts instead of the mean. */
    AdamStep onSumOf(int parts) {
        return new AdamStep(number, rate, beta1, beta2, epsilon, weightDecay, averaging, gradientFactor / parts);
    }

    /** The numbers that {@link TrainingText#update} reads, in its order. */
    double[] scalars() {
        return new double[] {
            gradientFactor,
            beta1,
            beta2,
            1 - beta1,
            1 - beta2,
            1 / (1 - Math.pow(beta2, (double) number)),
            epsilon,
            -rate / (1 - Math.pow(beta1, (double) number)),
            1 - rate * weightDecay,
            1 - averaging
        };
    }
}
