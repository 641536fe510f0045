package alidade.engine.metrics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A number column of all facts: exact whole multiples of 10^-scale, by the slot of the fact.
///
/// Whole numbers have scale 0. Decimals start there too, and the column moves to a finer scale when a value needs it;
/// once a value does not fit into 64 bits at that scale, the column goes on as big integers.
final class Measure {
    /// Marks a missing value: no measure may have it, since one that does makes the column wide.
    private static final long MISSING = Long.MIN_VALUE;

    /// None at all as long as every value is missing.
    private long[] small = {};
    private int slots;
    private BigInteger @Nullable [] wide;
    private int scale;
    private long largest;

    void capacity(int slots) {
        this.slots = slots;
        if (small.length > 0) small = Arrays.copyOf(small, slots);
        if (wide != null) wide = Arrays.copyOf(wide, slots);
    }

    /// Moves the values of a record to other slots.
    void move(int from, int to, int length) {
        if (small.length > 0) System.arraycopy(small, from, small, to, length);
        if (wide != null) System.arraycopy(wide, from, wide, to, length);
    }

    void set(int slot, @Nullable BigDecimal value) {
        if (value == null) {
            setMissing(slot);
            return;
        }
        var needed = Math.max(0, value.stripTrailingZeros().scale());
        if (needed > scale) rescale(needed);
        var unscaled = value.setScale(scale).unscaledValue();
        if (wide != null) {
            wide[slot] = unscaled;
        } else if (unscaled.bitLength() < Long.SIZE - 1) {
            setSmall(slot, unscaled.longValueExact());
        } else {
            widen()[slot] = unscaled;
        }
    }

    /// The fast way for a whole number in a column that has had only whole numbers.
    void set(int slot, long value) {
        if (scale == 0 && wide == null && value != MISSING) {
            setSmall(slot, value);
        } else {
            set(slot, BigDecimal.valueOf(value));
        }
    }

    private void setSmall(int slot, long value) {
        if (small.length == 0) {
            small = new long[slots];
            Arrays.fill(small, MISSING);
        }
        small[slot] = value;
        largest = Math.max(largest, value < 0 ? -(value + 1) : value);
    }

    void setMissing(int slot) {
        if (small.length > 0) small[slot] = MISSING;
        if (wide != null) wide[slot] = null;
    }

    private void rescale(int finer) {
        var factor = BigInteger.TEN.pow(finer - scale);
        var fits =
                BigInteger.valueOf(largest).add(BigInteger.ONE).multiply(factor).bitLength() < Long.SIZE - 1;
        if (wide == null && fits) {
            var by = factor.longValueExact();
            for (var slot = 0; slot < small.length; slot++) {
                if (small[slot] != MISSING) small[slot] *= by;
            }
            largest = (largest + 1) * by;
        } else {
            var values = widen();
            for (var slot = 0; slot < values.length; slot++) {
                if (values[slot] != null) values[slot] = values[slot].multiply(factor);
            }
        }
        scale = finer;
    }

    private BigInteger[] widen() {
        if (wide != null) return wide;
        var values = new BigInteger[slots];
        for (var slot = 0; slot < small.length; slot++) {
            if (small[slot] != MISSING) values[slot] = BigInteger.valueOf(small[slot]);
        }
        wide = values;
        return values;
    }

    boolean isMissing(int slot) {
        return wide == null ? small.length == 0 || small[slot] == MISSING : wide[slot] == null;
    }

    /// Whether the sum of so many values may be taken in 64 bits.
    boolean fitsInLong(long values) {
        return wide == null && Math.multiplyHigh(largest + 1, values) == 0 && (largest + 1) * values >= 0;
    }

    /// The whole multiple; only where [#fitsInLong] said so.
    long small(int slot) {
        return small[slot];
    }

    BigInteger unscaled(int slot) {
        return wide == null ? BigInteger.valueOf(small[slot]) : wide[slot];
    }

    BigDecimal value(int slot) {
        return new BigDecimal(unscaled(slot), scale);
    }

    /// Compares two values that are not missing.
    int compare(int one, int other) {
        return wide == null ? Long.compare(small[one], small[other]) : wide[one].compareTo(wide[other]);
    }

    int scale() {
        return scale;
    }
}
