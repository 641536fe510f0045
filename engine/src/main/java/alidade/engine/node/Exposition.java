package alidade.engine.node;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// Writes measurements in the text exposition format of Prometheus, version 0.0.4.
///
/// The samples of a family follow its header; a family of no samples is left out. This class is NOT thread safe.
final class Exposition {
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /// One family of measurements.
    final class Family {
        private final String name;
        private final String header;
        private boolean isBegun;

        private Family(String name, String header) {
            this.name = name;
            this.header = header;
        }

        Family add(double value) {
            return add(Map.of(), value);
        }

        /// @param labels whose names are letters, digits and underscores
        Family add(Map<String, String> labels, double value) {
            if (!isBegun) text.append(header);
            isBegun = true;
            text.append(name);
            if (!labels.isEmpty()) {
                var separator = '{';
                for (var label : new TreeMap<>(labels).entrySet()) {
                    text.append(separator).append(label.getKey()).append("=\"");
                    text.append(escaped(label.getValue()).replace("\"", "\\\"")).append('"');
                    separator = ',';
                }
                text.append('}');
            }
            text.append(' ').append(number(value)).append('\n');
            return this;
        }
    }

    Family gauge(String name, String help) {
        return family(name, "gauge", help);
    }

    Family counter(String name, String help) {
        return family(name, "counter", help);
    }

    private Family family(String name, String type, String help) {
        return new Family(name, "# HELP %s %s\n# TYPE %s %s\n".formatted(name, escaped(help), name, type));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }

    /// Counts and moments without an exponent, so that people can read them.
    private static String number(double value) {
        if (Double.isNaN(value)) return "NaN";
        if (Double.isInfinite(value)) return value > 0 ? "+Inf" : "-Inf";
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : new BigDecimal(Double.toString(value)).toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
