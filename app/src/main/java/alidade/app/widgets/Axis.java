package alidade.app.widgets;

import java.util.ArrayList;
import java.util.List;

/// Round numbers from 0 up that hold all values of a chart.
record Axis(List<Double> ticks, double top) {
    Axis {
        ticks = List.copyOf(ticks);
    }

    /// @param largest of all values; negative ones are drawn at the bottom
    /// @param lines how many ticks are wanted, roughly
    static Axis upTo(double largest, double lines) {
        if (!(largest > 0)) return new Axis(List.of(0.0, 1.0), 1);
        double step = round(largest * 1.03 / lines);
        double top = Math.ceil(largest * 1.03 / step) * step;
        var ticks = new ArrayList<Double>();
        for (int i = 0; i * step <= top * (1 + 1e-9); i++) ticks.add(i * step);
        return new Axis(ticks, top);
    }

    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double lead = step / power;
        if (lead < 1.5) return power;
        if (lead < 3.5) return 2 * power;
        return (lead < 7.5 ? 5 : 10) * power;
    }
}
