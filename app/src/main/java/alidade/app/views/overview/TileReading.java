package alidade.app.views.overview;

import alidade.app.views.notes.Noted;
import alidade.resources.packs.DashboardDefinition.Tile;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What one tile has to show.
public sealed interface TileReading {
    Tile tile();

    /// One number, how it changed, and its way there.
    ///
    /// @param before the number of a week earlier
    /// @param beside a second metric that tells the change, where the tile declares one
    /// @param spark one point per day
    record Kpi(
            Tile tile, Figure figure, Optional<Figure> before, Optional<Figure> beside, List<Point> spark, Trust trust)
            implements TileReading {
        public Kpi {
            spark = List.copyOf(spark);
        }
    }

    /// Lines, or areas on top of each other.
    ///
    /// @param days all days of the axis, also those without an observation
    /// @param notes what people wrote about these days
    record Trend(
            Tile tile,
            MetricDefinition metric,
            List<LocalDate> days,
            List<Series> series,
            List<Noted> notes,
            Optional<Figure> beside,
            Trust trust)
            implements TileReading {
        public Trend {
            notes = List.copyOf(notes);
            days = List.copyOf(days);
            series = List.copyOf(series);
        }
    }

    /// Parts of a whole: `total` is their sum.
    ///
    /// @param slices the largest first
    record Share(
            Tile tile,
            MetricDefinition metric,
            List<Slice> slices,
            BigDecimal total,
            Optional<Figure> beside,
            Trust trust)
            implements TileReading {
        private static final int SCALE = 9;

        public Share {
            slices = List.copyOf(slices);
        }

        /// Of each slice, in their order.
        public List<BigDecimal> values() {
            return slices.stream().map(Slice::value).toList();
        }

        /// How much of the whole a slice is, from 0 to 1.
        public double part(Slice slice) {
            return slice.value().divide(total, SCALE, RoundingMode.HALF_EVEN).doubleValue();
        }
    }

    /// The largest, in order.
    ///
    /// @param days so many are in the small lines
    record Leaderboard(
            Tile tile, MetricDefinition metric, int days, List<Line> lines, Optional<Figure> beside, Trust trust)
            implements TileReading {
        public Leaderboard {
            lines = List.copyOf(lines);
        }
    }

    /// The state of the sources.
    ///
    /// @param scores the score of each source as a figure that explains itself, where it has one; in their order
    /// @param unfiltered as in [Trust]
    record Quality(Tile tile, QualityNow now, List<Optional<Figure>> scores, List<Label> unfiltered)
            implements TileReading {
        public Quality {
            scores = List.copyOf(scores);
            unfiltered = List.copyOf(unfiltered);
        }
    }

    /// There is no data for it.
    record Nothing(Tile tile) implements TileReading {}

    /// It cannot be shown; the sentence says why.
    record Failed(Tile tile, String sentence) implements TileReading {}

    /// How far the newest number of a tile may be believed.
    ///
    /// @param stale older than its sources should be
    /// @param ageDays days since the oldest contributing source was observed
    /// @param low whether a score is under its limit
    /// @param quality score of the contributing sources
    /// @param limit under which a score is low, where the pack says one
    /// @param unfiltered dimensions that the scope restricts and the metric does not have
    /// @param withheld by node how many entries are here without their rows, which the number lacks
    record Trust(
            boolean stale,
            OptionalInt ageDays,
            boolean low,
            Optional<BigDecimal> quality,
            OptionalInt limit,
            List<Label> unfiltered,
            Map<String, Long> withheld) {
        public static final Trust FULL = new Trust(
                false, OptionalInt.empty(), false, Optional.empty(), OptionalInt.empty(), List.of(), Map.of());

        public Trust {
            unfiltered = List.copyOf(unfiltered);
            withheld = Collections.unmodifiableMap(new TreeMap<>(withheld));
        }
    }

    /// One day of a line.
    ///
    /// @param observed only observed points are joined
    record Point(LocalDate day, Optional<BigDecimal> value, boolean observed, Figure figure) {
        /// Whether a line may go through it.
        public boolean isDrawn() {
            return observed && value.isPresent();
        }
    }

    /// One line or area.
    ///
    /// @param points one per day of the axis that has an answer
    /// @param colour 1 to 8, the same for the same name on the whole page
    record Series(Name name, int colour, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    record Slice(Name name, int colour, Figure figure) {
        /// 0 where there is none: it takes no room in the whole.
        public BigDecimal value() {
            return figure.value().orElse(BigDecimal.ZERO);
        }
    }

    /// One place of a leaderboard.
    ///
    /// @param rank from 1
    /// @param rankBefore a week earlier; empty when it was not there
    record Line(
            int rank, OptionalInt rankBefore, Name name, Figure figure, Optional<Figure> before, List<Point> spark) {
        public Line {
            spark = List.copyOf(spark);
        }
    }
}
