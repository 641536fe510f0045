package alidade.app.widgets;

import java.util.Arrays;

/// Divides a length by shares of which each has a least size.
final class Shares {
    private Shares() {}

    /// Each part gets its share of the length, but never less than its least; the others give way in proportion. When
    /// even the least sizes do not fit, they stand and the sum is longer than asked.
    static double[] divide(double length, double[] shares, double[] least) {
        var sizes = new double[shares.length];
        var fixed = new boolean[shares.length];
        while (true) {
            double left = length;
            double open = 0;
            for (int i = 0; i < sizes.length; i++) {
                if (fixed[i]) left -= sizes[i];
                else open += shares[i];
            }
            boolean isSettled = true;
            for (int i = 0; i < sizes.length; i++) {
                if (fixed[i]) continue;
                sizes[i] = open == 0 ? least[i] : Math.max(0, left) * shares[i] / open;
                if (sizes[i] >= least[i]) continue;
                sizes[i] = least[i];
                fixed[i] = true;
                isSettled = false;
            }
            if (isSettled || allOf(fixed)) return sizes;
        }
    }

    static double sum(double[] sizes) {
        return Arrays.stream(sizes).sum();
    }

    private static boolean allOf(boolean[] fixed) {
        for (var one : fixed) if (!one) return false;
        return true;
    }
}
