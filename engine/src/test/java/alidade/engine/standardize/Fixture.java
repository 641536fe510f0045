package alidade.engine.standardize;

import alidade.resources.packs.FieldMapping;
import alidade.resources.packs.Label;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.ImportMapping;
import alidade.resources.packs.TableDefinition.Pii;
import alidade.resources.packs.TableDefinition.Replicate;
import alidade.resources.packs.TableDefinition.Type;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small table, as a pack would declare it.
final class Fixture {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /// 2026-11-21 in Shanghai, so that tomorrow is the 22nd.
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T04:00:00Z"), SHANGHAI);

    static final ImportMapping ROWS = new ImportMapping(
            "rows",
            "csv",
            Optional.empty(),
            field("date", "date", "day"),
            Optional.of(field("observed_at", "moment", "seen")),
            Optional.of(SHANGHAI),
            List.of(
                    field("shop", "text", "shop"),
                    field("owner", "text", "owner"),
                    field("item", "text", "item"),
                    field("sold", "count", "sold"),
                    field("price", "decimal", "price"),
                    field("tags", "list", "tags")));

    static final TableDefinition TABLE = new TableDefinition(
            "sales",
            label(),
            "shop",
            List.of("shop", "owner", "item"),
            Optional.of("sold"),
            30,
            Replicate.EVERYONE,
            List.of(
                    column("shop", Type.TEXT, true),
                    column("owner", Type.TEXT, false),
                    column("item", Type.TEXT, false),
                    new Column("sold", label(), Type.INTEGER, true, Optional.empty(), Pii.NONE, Optional.of(0L)),
                    column("price", Type.DECIMAL, false),
                    column("tags", Type.TEXT_LIST, false)),
            List.of(ROWS),
            List.of());

    private Fixture() {}

    static Label label() {
        return new Label("x", "x");
    }

    static FieldMapping field(String column, String decode, String... paths) {
        return new FieldMapping(column, List.of(paths), Optional.empty(), decode, Optional.empty(), Map.of());
    }

    private static Column column(String name, Type type, boolean required) {
        return new Column(name, label(), type, required, Optional.empty(), Pii.NONE, Optional.empty());
    }
}
