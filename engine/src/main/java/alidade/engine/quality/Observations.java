package alidade.engine.quality;

import alidade.engine.log.EntryId;
import alidade.engine.store.FactIds;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what was observed of the sources of one table, by day, from the standard table.
final class Observations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection reader;
    private final TableDefinition table;
    private final VisibleEntries entries;

    Observations(Connection reader, TableDefinition table, VisibleEntries entries) {
        this.reader = reader;
        this.table = table;
        this.entries = entries;
    }

    /// The sources that the table knows, in order of their names.
    List<String> sources() throws SQLException {
        var query = "select distinct \"%s\" from std.\"%s_record\" where \"%s\" is not null order by 1"
                .formatted(table.sourceColumn(), table.name(), table.sourceColumn());
        var sources = new ArrayList<String>();
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) sources.add(rows.getString(1));
        }
        return sources;
    }

    /// The first day that the table holds, of any source, whether it counts or not.
    Optional<LocalDate> firstDay() throws SQLException {
        var query = "select min(snapshot_date) from std.\"%s_fact\"".formatted(table.name());
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return Optional.ofNullable(rows.getObject(1, LocalDate.class));
        }
    }

    /// The observations of a source in entries that count, from one day to another.
    NavigableMap<LocalDate, List<Observation>> between(String source, LocalDate from, LocalDate to)
            throws SQLException {
        var query = "select * from std.\"%s\" where \"%s\" = ? and fact_id >= ? and fact_id < ?"
                .formatted(table.name(), table.sourceColumn());
        var byDay = new TreeMap<LocalDate, List<Observation>>();
        try (var statement = reader.prepareStatement(query)) {
            statement.setString(1, source);
            statement.setLong(2, FactIds.firstOf(from));
            statement.setLong(3, FactIds.firstOf(to.plusDays(1)));
            for (var one : counting(statement)) {
                byDay.computeIfAbsent(one.date(), day -> new ArrayList<>()).add(one);
            }
        }
        return byDay;
    }

    /// The standing observation of each of some records before a day; of those that have one.
    List<Observation> before(Collection<String> records, LocalDate day) throws SQLException {
        var query = "select * from std.\"%s\" where source_record_id = ? and fact_id < ?".formatted(table.name());
        var found = new ArrayList<Observation>();
        try (var statement = reader.prepareStatement(query)) {
            for (var record : records) {
                statement.setString(1, record);
                statement.setLong(2, FactIds.firstOf(day));
                counting(statement).stream()
                        .max(Comparator.comparing(Observation::date).thenComparing(Observation.STANDING))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private List<Observation> counting(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Observation>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) if (entries.counts(rows.getInt("entry_no"))) found.add(observation(rows));
        }
        return found;
    }

    private Observation observation(ResultSet row) throws SQLException {
        var values = new HashMap<String, Object>();
        for (var column : table.columns()) {
            var value = value(row, column);
            if (value.isPresent()) values.put(column.name(), value.get());
        }
        return new Observation(
                row.getString("source_record_id"),
                row.getObject("snapshot_date", LocalDate.class),
                row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                table.count().map(values::get).map(count -> new BigDecimal(count.toString())),
                new EntryId(row.getString("node"), row.getLong("seq")),
                row.getInt("ordinal"),
                inputs(row.getString("inputs")),
                Map.copyOf(values));
    }

    private static Optional<Object> value(ResultSet row, Column column) throws SQLException {
        var name = column.name();
        return switch (column.type()) {
            case TEXT -> Optional.ofNullable(row.getString(name));
            case TEXT_LIST -> Optional.ofNullable(row.getString(name)).map(Observations::items);
            case INTEGER -> {
                var number = row.getLong(name);
                yield row.wasNull() ? Optional.empty() : Optional.of(number);
            }
            case DECIMAL -> Optional.ofNullable(row.getBigDecimal(name)).map(BigDecimal::stripTrailingZeros);
            case BOOLEAN -> {
                var truth = row.getBoolean(name);
                yield row.wasNull() ? Optional.empty() : Optional.of(truth);
            }
            case DATE -> Optional.ofNullable(row.getObject(name, LocalDate.class));
            case TIMESTAMP ->
                Optional.ofNullable(row.getObject(name, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        };
    }

    private static List<String> items(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of the store is not JSON: " + text, e);
        }
    }

    private static List<String> inputs(String text) {
        return Arrays.stream(text.split("\\|")).filter(one -> !one.isEmpty()).toList();
    }
}
