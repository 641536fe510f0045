package alidade.resources.packs;

import java.util.List;
import java.util.Optional;

/// A page of tiles in rows, as a pack declares it.
public record DashboardDefinition(String name, Label label, List<Row> rows) {
    public DashboardDefinition {
        rows = List.copyOf(rows);
    }

    /// @param height share of the page's height
    public record Row(int height, List<Tile> tiles) {
        public Row {
            tiles = List.copyOf(tiles);
        }
    }

    /// @param id unique in the dashboard
    /// @param metric empty for the quality panel only
    /// @param by dimensions that make the series, slices or lines of the tile
    /// @param days how far back it looks
    /// @param top how many lines of a leaderboard
    /// @param beside a second metric, shown in the header
    /// @param width share of the row's width
    public record Tile(
            String id,
            Kind kind,
            Label label,
            Optional<String> metric,
            List<String> by,
            int days,
            int top,
            Optional<String> beside,
            Filter where,
            Format format,
            int width) {
        public Tile {
            by = List.copyOf(by);
        }
    }

    public enum Kind {
        KPI,
        /// A number on a scale from 0 to 100 %; on walls only.
        GAUGE,
        TREND,
        SHARE,
        LEADERBOARD,
        STACKED_AREA,
        QUALITY
    }

    /// COMPACT is 12.5M or 1250万, EXACT 1,856, SIGNED +42, PERCENT 1.2%, SCORE ✓ 98%.
    public enum Format {
        COMPACT,
        EXACT,
        SIGNED,
        PERCENT,
        SCORE
    }
}
