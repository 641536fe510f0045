package alidade.app.widgets;

import java.util.ArrayList;
import java.util.List;

/// Round numbers from 0, or from below the least value, up to above the largest one.
record Axis(List<Double> ticks, double base, double top) {
    private static final double ROOM = 1.03;

    Axis {
        ticks = List.copyOf(ticks);
    }

    /// @param least of all values, at most 0
    /// @param largest of all values, at least 0
    /// @param lines how many ticks are wanted, roughly
    static Axis of(double least, double largest, double lines) {
        if (!(largest > least)) return new Axis(List.of(0.0, 1.0), 0, 1);
        double step = round((largest - least) * ROOM / lines);
        long first = (long) Math.floor(least * ROOM / step);
        long last = (long) Math.ceil(largest * ROOM / step);
        var ticks = new ArrayList<Double>();
        for (long i = first; i <= last; i++) ticks.add(i * step);
        return new Axis(ticks, first * step, last * step);
    }

    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double lead = step / power;
        if (lead < 1.5) return power;
        if (lead < 3.5) return 2 * power;
        return (lead < 7.5 ? 5 : 10) * power;
    }
}
