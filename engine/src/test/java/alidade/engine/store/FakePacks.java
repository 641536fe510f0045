package alidade.engine.store;

import alidade.resources.packs.Label;
import alidade.resources.packs.Pack;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackProblem;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Type;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Packs of one table, `weather`, whose only file lists the columns beside its identity: `reading INTEGER` per line.
final class FakePacks {
    static final String PACK = "garden";
    static final String TABLE = "weather";
    static final String PATH = "tables/weather.yaml";

    static final String COLUMNS = """
            reading INTEGER
            height DECIMAL
            title TEXT
            tags TEXT_LIST
            since DATE
            changed TIMESTAMP
            official BOOLEAN
            """;

    private FakePacks() {}

    static PackFiles files(String columns) {
        return new PackFiles(PACK, Map.of(PATH, columns));
    }

    /// A line that is not a name and a type is a mistake.
    static PackReading read(PackFiles files) {
        var columns = new ArrayList<Column>();
        columns.add(column("station", Type.TEXT));
        columns.add(column("owner", Type.TEXT));
        columns.add(column("name", Type.TEXT));
        var line = 0;
        for (var text : files.texts().getOrDefault(PATH, "").lines().toList()) {
            line++;
            var words = text.split(" ");
            if (words.length != 2) {
                return new PackReading.Refused(List.of(new PackProblem(
                        files.pack() + "/" + PATH, line, 1, "'" + text + "' is not a name and a type")));
            }
            columns.add(column(words[0], Type.valueOf(words[1])));
        }
        return new PackReading.Read(pack(files.pack(), columns));
    }

    private static Pack pack(String name, List<Column> columns) {
        var table = new TableDefinition(
                TABLE,
                label(TABLE),
                "station",
                List.of("station", "owner", "name"),
                columns.stream().anyMatch(column -> column.name().equals("reading"))
                        ? Optional.of("reading")
                        : Optional.empty(),
                30,
                TableDefinition.Replicate.EVERYONE,
                columns,
                List.of(),
                List.of());
        var quality = new QualityDefinition(TABLE, List.of("name", "reading", "title"), 90, "quality", List.of());
        return new Pack(
                name,
                "1",
                label(name),
                ZoneId.of("Asia/Shanghai"),
                List.of(table),
                List.of(),
                List.of(),
                List.of(),
                List.of(quality),
                List.of(),
                List.of(),
                List.of());
    }

    private static Column column(String name, Type type) {
        var minimum = type == Type.INTEGER ? Optional.of(BigDecimal.ZERO.longValue()) : Optional.<Long>empty();
        return new Column(name, label(name), type, false, Optional.empty(), TableDefinition.Pii.NONE, minimum);
    }

    private static Label label(String text) {
        return new Label(text, text);
    }
}
