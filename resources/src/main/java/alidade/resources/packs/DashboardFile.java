package alidade.resources.packs;

import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.DashboardDefinition.Kind;
import alidade.resources.packs.DashboardDefinition.Row;
import alidade.resources.packs.DashboardDefinition.Tile;

/// A file under `dashboards/`.
final class DashboardFile {
    private DashboardFile() {}

    static DashboardDefinition read(Fields file) {
        return new DashboardDefinition(
                file.text("dashboard"), file.label("label"), file.each("rows", DashboardFile::row));
    }

    static Row row(Fields row) {
        return new Row(row.number("height", 1), row.each("tiles", DashboardFile::tile));
    }

    private static Tile tile(Fields tile) {
        return new Tile(
                tile.text("tile"),
                tile.word("kind", Kind.class),
                tile.label("label"),
                tile.maybeText("metric"),
                tile.texts("by"),
                tile.number("days", 30),
                tile.number("top", 10),
                tile.maybeText("beside"),
                tile.filter("where"),
                tile.word("format", Format.COMPACT),
                tile.number("width", 1));
    }
}
