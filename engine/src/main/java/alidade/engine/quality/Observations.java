package alidade.engine.quality;

import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import alidade.engine.quality.VisibleEntries.Sealed;
import alidade.engine.store.FactIds;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Type;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what was observed of the sources of one table, by day, from the standard table.
final class Observations {
    /// H2 holds each row that `= any(?)` finds to the whole list once more: a long list costs more than it saves.
    private static final int ROWS_AT_ONCE = 100;

    private final Connection reader;
    private final TableDefinition table;
    private final VisibleEntries entries;
    private final List<Column> measures;
    private final Words records;
    private final Words attributes;

    Observations(Connection reader, TableDefinition table, VisibleEntries entries) {
        this.reader = reader;
        this.table = table;
        this.entries = entries;
        var identity = new ArrayList<Column>();
        var texts = new ArrayList<Column>();
        measures = new ArrayList<>();
        for (var column : table.columns()) {
            if (table.identity().contains(column.name())) identity.add(column);
            else if (column.type() == Type.INTEGER || column.type() == Type.DECIMAL) measures.add(column);
            else texts.add(column);
        }
        records = new Words(reader, "source_record_id", "record_id", table.name() + "_record", identity);
        attributes = new Words(reader, "sha", "attributes_id", table.name() + "_attributes", texts);
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
        var query = "select snapshot_date from std.\"%s_block\" order by first_fact limit 1".formatted(table.name());
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.of(rows.getObject(1, LocalDate.class)) : Optional.empty();
        }
    }

    /// The days on which entries that count may hold observations of a source, from one to another.
    ///
    /// An import may hold those of any source; what was collected holds those of its own source and of those
    /// that it says it has seen.
    Map<String, Set<LocalDate>> days(Collection<String> sources, LocalDate from, LocalDate to) throws SQLException {
        var days = new HashMap<String, Set<LocalDate>>();
        for (var source : sources) days.put(source, new HashSet<>());
        var query = "select entry_no, snapshot_date from std.\"%s_block\" where first_fact >= ? and first_fact < ?"
                .formatted(table.name());
        try (var statement = reader.prepareStatement(query)) {
            statement.setLong(1, FactIds.firstOf(from));
            statement.setLong(2, FactIds.firstOf(to.plusDays(1)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var entry = entries.counting(rows.getInt(1));
                    if (entry.isEmpty()) continue;
                    var day = rows.getObject(2, LocalDate.class);
                    for (var source : sources) {
                        if (mayHold(entry.get(), source))
                            days.getOrDefault(source, Set.of()).add(day);
                    }
                }
            }
        }
        return days;
    }

    private boolean mayHold(Sealed entry, String source) {
        if (entry.origin() != Batch.Origin.COLLECT || entry.source().equals(source)) return true;
        var seen = entries.coverageOf(entry);
        return seen.isEmpty() || seen.stream().anyMatch(one -> one.source().equals(source));
    }

    /// The observations of a day in entries that count, by source.
    Map<String, List<Observation>> on(LocalDate day) throws SQLException {
        var bySource = new HashMap<String, List<Observation>>();
        try (var statement = reader.prepareStatement(facts() + " where fact_id >= ? and fact_id < ?")) {
            statement.setLong(1, FactIds.firstOf(day));
            statement.setLong(2, FactIds.firstOf(day.plusDays(1)));
            for (var one : counting(statement)) {
                bySource.computeIfAbsent(source(one), source -> new ArrayList<>())
                        .add(one);
            }
        }
        return bySource;
    }

    private String source(Observation one) {
        return String.valueOf(one.values().get(table.sourceColumn()));
    }

    /// The standing observation of each of some records before a day; of those that have one.
    List<Observation> before(Collection<String> records, LocalDate day) throws SQLException {
        var found = new ArrayList<Observation>();
        var query =
                "%s where record_id = (select record_id from std.\"%s_record\" where source_record_id = ?) and fact_id < ?"
                        .formatted(facts(), table.name());
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

    private String facts() {
        return "select record_id, attributes_id, entry_no, ordinal, snapshot_date, observed_at, inputs%s from std.\"%s_fact\""
                .formatted(ColumnValues.listed(measures), table.name());
    }

    private List<Observation> counting(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Observation>();
        var facts = new ArrayList<FactRow>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                var entry = entries.counting(rows.getInt("entry_no"));
                if (entry.isEmpty()) continue;
                facts.add(fact(rows, entry.get().id()));
                if (facts.size() < ROWS_AT_ONCE) continue;
                name(facts, found);
                facts.clear();
            }
        }
        name(facts, found);
        return found;
    }

    /// A fact that names its record and its attributes by their numbers only.
    private record FactRow(
            long record,
            long attributes,
            LocalDate date,
            Instant observedAt,
            EntryId entry,
            int ordinal,
            List<String> inputs,
            Map<String, Object> measures) {}

    private FactRow fact(ResultSet row, EntryId entry) throws SQLException {
        return new FactRow(
                row.getLong("record_id"),
                row.getLong("attributes_id"),
                row.getObject("snapshot_date", LocalDate.class),
                row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                entry,
                row.getInt("ordinal"),
                inputs(row.getString("inputs")),
                ColumnValues.of(row, measures));
    }

    private void name(List<FactRow> facts, List<Observation> found) throws SQLException {
        records.prepare(facts.stream().map(FactRow::record).toList());
        attributes.prepare(facts.stream().map(FactRow::attributes).toList());
        for (var fact : facts) found.add(observation(fact));
    }

    private Observation observation(FactRow fact) throws SQLException {
        var record = records.of(fact.record());
        var values = new HashMap<>(attributes.of(fact.attributes()).values());
        values.putAll(record.values());
        values.putAll(fact.measures());
        return new Observation(
                record.name(),
                fact.date(),
                fact.observedAt(),
                table.count().map(values::get).map(count -> new BigDecimal(count.toString())),
                fact.entry(),
                fact.ordinal(),
                fact.inputs(),
                values);
    }

    private static List<String> inputs(String text) {
        return Arrays.stream(text.split("\\|")).filter(one -> !one.isEmpty()).toList();
    }
}
