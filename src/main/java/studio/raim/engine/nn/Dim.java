package studio.raim.engine.nn;

import java.math.BigInteger;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The size of one axis: a number, or an expression in the sizes of the inputs that is read at run time, such as {@code H/2}.
 *
 * <p>Arithmetic keeps two things side by side: the formula for people and checks ({@code numerator/denominator · symbol +
 * offset}), and the TorchScript text that computes it. Division is meant to be exact; an architecture states which multiple
 * its inputs must have.
 */
public final class Dim {
    private final long numerator;
    private final long denominator;
    private final String symbol;
    private final long offset;
    private final @Nullable String text;

    private Dim(long numerator, long denominator, String symbol, long offset, @Nullable String text) {
        long divisor = Math.max(
                1,
                BigInteger.valueOf(numerator)
                        .gcd(BigInteger.valueOf(denominator))
                        .longValueExact());
        this.numerator = numerator / divisor;
        this.denominator = denominator / divisor;
        this.symbol = symbol;
        this.offset = offset;
        this.text = numerator == 0 ? Long.toString(offset) : text;
    }

    public static Dim of(long value) {
        return new Dim(0, 1, "", value, Long.toString(value));
    }

    static Dim symbol(String name) {
        return new Dim(1, 1, name, 0, null);
    }

    /** The same size, readable at run time as this text. */
    Dim readAs(String runtimeText) {
        return isKnown() ? this : new Dim(numerator, denominator, symbol, offset, runtimeText);
    }

    public boolean isKnown() {
        return numerator == 0;
    }

    /** The number, when it is known before a run. */
    public long value() {
        if (!isKnown()) {
            throw new IllegalStateException("The size " + this + " is known only when the network runs");
        }
        return offset;
    }

    /** The value for given input sizes, where {@code symbolValue} says what each symbol is; fractions are cut off. */
    long evaluate(ToLongFunction<String> symbolValue) {
        return isKnown() ? offset : symbolValue.applyAsLong(symbol) * numerator / denominator + offset;
    }

    String text() {
        if (text == null) {
            throw new IllegalStateException("Read the size " + this + " with Tensor.size before computing with it");
        }
        return text;
    }

    public Dim plus(Dim other) {
        String sum = call("torch.add", other);
        if (other.isKnown()) {
            return new Dim(numerator, denominator, symbol, offset + other.offset, sum);
        }
        if (isKnown()) {
            return new Dim(other.numerator, other.denominator, other.symbol, offset + other.offset, sum);
        }
        if (symbol.equals(other.symbol) && denominator == other.denominator) {
            return new Dim(numerator + other.numerator, denominator, symbol, offset + other.offset, sum);
        }
        return new Dim(1, 1, "(" + this + " + " + other + ")", 0, sum);
    }

    public Dim plus(long value) {
        return plus(of(value));
    }

    public Dim times(Dim other) {
        String product = call("torch.mul", other);
        if (other.isKnown()) {
            return new Dim(numerator * other.offset, denominator, symbol, offset * other.offset, product);
        }
        return isKnown() ? other.times(this) : new Dim(1, 1, group() + "·" + other.group(), 0, product);
    }

    public Dim times(long value) {
        return times(of(value));
    }

    public Dim minus(Dim other) {
        String difference = call("torch.sub", other);
        if (other.isKnown()) {
            return new Dim(numerator, denominator, symbol, offset - other.offset, difference);
        }
        if (symbol.equals(other.symbol) && denominator == other.denominator) {
            return new Dim(numerator - other.numerator, denominator, symbol, offset - other.offset, difference);
        }
        return new Dim(1, 1, "(" + this + " − " + other + ")", 0, difference);
    }

    /** This size divided by {@code value}, rounded down; documented as exact. */
    public Dim over(long value) {
        String quotient = call("torch.floordiv", of(value));
        if (isKnown()) {
            return of(Math.floorDiv(offset, value));
        }
        if (offset % value == 0) {
            return new Dim(numerator, denominator * value, symbol, offset / value, quotient);
        }
        return new Dim(1, 1, "⌊" + this + " / " + value + "⌋", 0, quotient);
    }

    /** What is missing to the next multiple of {@code multiple}: 0 when this size is one. */
    public Dim missingToMultipleOf(long multiple) {
        if (isKnown()) {
            return of(Math.floorMod(-offset, multiple));
        }
        String missing = text == null ? null : "torch.remainder(torch.neg(" + text + "), " + multiple + ")";
        return new Dim(1, 1, "(−" + this + " mod " + multiple + ")", 0, missing);
    }

    private @Nullable String call(String function, Dim other) {
        return text == null || other.text == null ? null : function + "(" + text + ", " + other.text + ")";
    }

    private String group() {
        return offset == 0 || isKnown() ? toString() : "(" + this + ")";
    }

    /** Whether two sizes can be the same axis: equal numbers, or at least one known only at run time. */
    boolean canEqual(Dim other) {
        return !isKnown() || !other.isKnown() || offset == other.offset;
    }

    @Override
    public String toString() {
        if (isKnown()) {
            return Long.toString(offset);
        }
        String scaled = (numerator == 1 ? "" : numerator) + symbol + (denominator == 1 ? "" : "/" + denominator);
        return offset == 0 ? scaled : scaled + (offset > 0 ? "+" : "") + offset;
    }
}
