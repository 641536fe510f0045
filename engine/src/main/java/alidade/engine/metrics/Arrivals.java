package alidade.engine.metrics;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Facts in the order in which the store gave them, before they are put to their records.
final class Arrivals {
    int[] record = {};
    int[] attributes = {};
    int[] day = {};
    int[] entry = {};
    int[] ordinal = {};
    int[] inputs = {};
    long[] moment = {};
    final Values[] values;
    private int size;

    /// @param decimal for each measure whether it has decimals
    Arrivals(boolean[] decimal) {
        values = new Values[decimal.length];
        for (var m = 0; m < decimal.length; m++) values[m] = new Values(decimal[m]);
    }

    int size() {
        return size;
    }

    /// Makes room for one more and returns its place.
    int next() {
        if (size == day.length) grow(Math.max(1024, size + size / 2));
        return size++;
    }

    private void grow(int capacity) {
        record = Arrays.copyOf(record, capacity);
        attributes = Arrays.copyOf(attributes, capacity);
        day = Arrays.copyOf(day, capacity);
        entry = Arrays.copyOf(entry, capacity);
        ordinal = Arrays.copyOf(ordinal, capacity);
        inputs = Arrays.copyOf(inputs, capacity);
        moment = Arrays.copyOf(moment, capacity);
        for (var one : values) one.grow(capacity);
    }

    /// The values of one measure.
    static final class Values {
        private long[] whole = {};
        private boolean[] missing = {};
        private @Nullable BigDecimal @Nullable [] decimals;

        private Values(boolean decimal) {
            decimals = decimal ? new BigDecimal[0] : null;
        }

        private void grow(int capacity) {
            missing = Arrays.copyOf(missing, capacity);
            if (decimals == null) whole = Arrays.copyOf(whole, capacity);
            else decimals = Arrays.copyOf(decimals, capacity);
        }

        boolean isDecimal() {
            return decimals != null;
        }

        void set(int place, long value, boolean isMissing) {
            whole[place] = value;
            missing[place] = isMissing;
        }

        void set(int place, @Nullable BigDecimal value) {
            if (decimals != null) decimals[place] = value;
        }

        void copy(int place, Measure measure, int slot) {
            if (decimals != null) measure.set(slot, decimals[place]);
            else if (missing[place]) measure.setMissing(slot);
            else measure.set(slot, whole[place]);
        }
    }
}
