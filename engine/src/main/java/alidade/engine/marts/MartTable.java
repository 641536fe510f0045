package alidade.engine.marts;

import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Metrics;
import alidade.engine.metrics.Question;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MartDefinition;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// One mart as a table of H2: a row for each period and value of the dimensions, a column for each metric.
final class MartTable {
    private static final int DECIMALS = 6;
    private static final int LINES_AT_A_TIME = 10_000;
    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);
    private static final LocalDate END = LocalDate.of(9999, 12, 31);
    private final Pack pack;
    private final MartDefinition definition;

    MartTable(Pack pack, MartDefinition definition) {
        this.pack = pack;
        this.definition = definition;
    }

    /// One row.
    ///
    /// @param dimensions in the order of the mart; a missing value is an empty text, since it is part of the key
    /// @param values by column
    /// @param versions `column@version` of each column, with commas between
    record Line(
            LocalDate period,
            List<String> dimensions,
            List<Optional<BigDecimal>> values,
            boolean observed,
            int ageDays,
            String versions) {}

    private String name() {
        return "mart." + quoted(definition.name());
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private List<String> columns() {
        var columns = new ArrayList<String>();
        columns.add(quoted(definition.periodColumn()) + " date not null");
        for (var dimension : definition.dimensions()) columns.add(quoted(dimension) + " varchar not null");
        for (var column : definition.columns()) columns.add(quoted(column.name()) + " " + type(column.metric()));
        columns.add("observed boolean not null");
        columns.add("age_days int not null");
        columns.add("metric_version varchar not null");
        return columns;
    }

    /// Makes the table anew when it is not there, or has other columns than the definition asks for.
    void create(Connection writer) throws SQLException {
        if (isThere(writer)) return;
        var key = new ArrayList<String>();
        key.add(quoted(definition.periodColumn()));
        definition.dimensions().forEach(dimension -> key.add(quoted(dimension)));
        try (var statement = writer.createStatement()) {
            statement.execute("drop table if exists " + name());
            statement.execute("create table %s (\n    %s,\n    primary key (%s))"
                    .formatted(name(), String.join(",\n    ", columns()), String.join(", ", key)));
        }
    }

    private boolean isThere(Connection connection) throws SQLException {
        var sql = """
                select column_name, data_type
                  from information_schema.columns
                 where table_schema = 'mart'
                   and table_name = ?
                 order by ordinal_position
                """;
        var found = new ArrayList<String>();
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, definition.name());
            try (var rows = query.executeQuery()) {
                while (rows.next())
                    found.add(rows.getString(1) + " " + rows.getString(2).toLowerCase(Locale.ROOT));
            }
        }
        return found.equals(columns().stream().map(MartTable::asListed).toList());
    }

    /// A column as the information schema lists it.
    private static String asListed(String column) {
        var words = column.replace("\"", "").split(" ");
        var type = words[1].startsWith("decimal") ? "numeric" : words[1];
        return words[0] + " "
                + switch (type) {
                    case "varchar" -> "character varying";
                    case "int" -> "integer";
                    default -> type;
                };
    }

    private String type(String metric) {
        var found = pack.metric(metric);
        var whole = found.isPresent()
                && found.get().versions().stream().allMatch(version -> isWhole(found.get(), version.kind()));
        return whole ? "bigint" : "decimal(38, " + DECIMALS + ")";
    }

    private boolean isWhole(MetricDefinition metric, MetricKind kind) {
        return switch (kind) {
            case MetricKind.LatestSum(var column) -> isInteger(metric, column);
            case MetricKind.LatestMax(var column) -> isInteger(metric, column);
            case MetricKind.LatestCount() -> true;
            case MetricKind.Distinct _, MetricKind.Observed _, MetricKind.Risen _, MetricKind.FirstSeen _ -> true;
            case MetricKind.Delta(var of, var against) -> type(of).equals("bigint");
            case MetricKind.Quantile _, MetricKind.Ratio _, MetricKind.Share _ -> false;
            case MetricKind.Growth _, MetricKind.Score _ -> false;
        };
    }

    private boolean isInteger(MetricDefinition metric, String column) {
        return pack.table(metric.table())
                .flatMap(table -> table.column(column))
                .map(one -> one.type() == Type.INTEGER)
                .orElse(false);
    }

    /// From which day on it is to be worked out: all of it when it is not there yet.
    LocalDate from(Connection reader, Optional<LocalDate> touched) throws SQLException {
        if (!isThere(reader)) return BEGINNING;
        var sql = "select max(%s) from %s".formatted(quoted(definition.periodColumn()), name());
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            var last = rows.getObject(1, LocalDate.class);
            if (last == null) return BEGINNING;
            return touched.filter(day -> day.isBefore(last)).orElse(last);
        }
    }

    /// The rows of all periods from the one that holds the day.
    List<Line> rows(Metrics metrics, LocalDate from, Knowledge knowledge) {
        var asked = definition.columns().stream()
                .map(column -> new Question.Asked(column.metric(), Optional.empty()))
                .toList();
        var answers = metrics.ask(new Question(
                asked, definition.dimensions(), from, END, definition.grain(), new Filter.Everything(), knowledge));
        var lines = new LinkedHashMap<Key, Answer.@Nullable Row[]>();
        for (var column = 0; column < answers.size(); column++) {
            for (var row : answers.get(column).rows()) {
                lines.computeIfAbsent(Key.of(row), key -> new Answer.Row[answers.size()])[column] = row;
            }
        }
        var ready = new ArrayList<Line>(lines.size());
        lines.forEach((key, cells) -> ready.add(line(key, cells)));
        return ready;
    }

    private record Key(LocalDate period, List<String> dimensions) {
        static Key of(Answer.Row row) {
            return new Key(
                    row.date(),
                    row.dimensions().values().stream()
                            .map(value -> value.orElse(""))
                            .toList());
        }
    }

    private Line line(Key key, Answer.@Nullable Row[] cells) {
        var values = new ArrayList<Optional<BigDecimal>>();
        var versions = new StringJoiner(",");
        var observed = false;
        var age = 0;
        for (var column = 0; column < cells.length; column++) {
            var cell = cells[column];
            values.add(cell == null ? Optional.empty() : cell.value());
            if (cell == null) continue;
            versions.add(definition.columns().get(column).name() + "@" + cell.version());
            observed = cell.observed();
            age = cell.ageDays().orElse(0);
        }
        return new Line(key.period(), key.dimensions(), values, observed, age, versions.toString());
    }

    /// Puts the rows in the place of all that are there from the period of the day on.
    void write(Connection writer, LocalDate from, List<Line> lines) throws SQLException {
        var first = lines.isEmpty() ? from : lines.getFirst().period();
        var start = first.isBefore(from) ? first : from;
        try (var delete = writer.prepareStatement(
                "delete from %s where %s >= ?".formatted(name(), quoted(definition.periodColumn())))) {
            delete.setObject(1, start);
            delete.executeUpdate();
        }
        var marks = String.join(", ", java.util.Collections.nCopies(columns().size(), "?"));
        try (var insert = writer.prepareStatement("insert into %s values (%s)".formatted(name(), marks))) {
            var pending = 0;
            for (var line : lines) {
                bind(insert, line);
                insert.addBatch();
                if (++pending % LINES_AT_A_TIME == 0) insert.executeBatch();
            }
            insert.executeBatch();
        }
    }

    private void bind(PreparedStatement insert, Line line) throws SQLException {
        var place = 1;
        insert.setObject(place++, line.period());
        for (var dimension : line.dimensions()) insert.setString(place++, dimension);
        for (var column = 0; column < line.values().size(); column++) {
            bind(
                    insert,
                    place++,
                    line.values().get(column),
                    definition.columns().get(column));
        }
        insert.setBoolean(place++, line.observed());
        insert.setInt(place++, line.ageDays());
        insert.setString(place, line.versions());
    }

    private void bind(PreparedStatement insert, int place, Optional<BigDecimal> value, MartDefinition.MartColumn column)
            throws SQLException {
        if (value.isEmpty()) insert.setNull(place, Types.NUMERIC);
        else if (type(column.metric()).equals("bigint"))
            insert.setLong(place, value.get().longValueExact());
        else insert.setBigDecimal(place, value.get().setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
