package studio.raim.engine.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A positive rational number in lowest terms, written {@code 4} or {@code 1/2}. */
public record Ratio(int numerator, int denominator) {
    public static final Ratio ONE = new Ratio(1, 1);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,4})(?:/([0-9]{1,4}))?");

    public Ratio {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("A ratio is positive, not %d/%d".formatted(numerator, denominator));
        }
        int common = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .intValue();
        numerator /= common;
        denominator /= common;
    }

    /** Reads {@code n} or {@code n/m}; throws {@link IllegalArgumentException} for anything else. */
    @JsonCreator
    public static Ratio of(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no ratio of whole numbers; write it like 4 or 1/2".formatted(text));
        }
        return new Ratio(
                Integer.parseInt(parts.group(1)), parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2)));
    }

    @JsonCreator
    public static Ratio of(int whole) {
        return new Ratio(whole, 1);
    }

    public Ratio times(Ratio other) {
        long n = (long) numerator * other.numerator;
        long d = (long) denominator * other.denominator;
        long common = BigInteger.valueOf(n).gcd(BigInteger.valueOf(d)).longValue();
        return new Ratio(Math.toIntExact(n / common), Math.toIntExact(d / common));
    }

    public Ratio inverse() {
        return new Ratio(/* numerator= */ denominator, /* denominator= */ numerator);
    }

    /** {@code length} times this, rounded to the nearest whole number, at least 1. */
    public int roundedTimes(int length) {
        return Math.toIntExact(Math.max(1, (2L * length * numerator + denominator) / (2L * denominator)));
    }

    /** {@code length} times this, which must be whole. */
    public int exactTimes(int length) {
        long product = (long) length * numerator;
        if (product % denominator != 0) {
            throw new ArithmeticException("%d x %s is not a whole number".formatted(length, this));
        }
        return Math.toIntExact(product / denominator);
    }

    public double value() {
        return (double) numerator / denominator;
    }

    @JsonValue
    @Override
    public String toString() {
        return denominator == 1 ? Integer.toString(numerator) : numerator + "/" + denominator;
    }
}
