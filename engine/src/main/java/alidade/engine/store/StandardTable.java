package alidade.engine.store;

import alidade.engine.log.Fact;
import alidade.engine.log.Hashes;
import alidade.engine.standardize.RowQuality;
import alidade.engine.standardize.SourceRecordId;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How one declared table lies in H2: a fact per observation, with the record and its texts in dictionaries of their
/// own, since most of them repeat from one day to the next.
///
/// @param pack name of the pack that declares it
/// @param quality names the columns whose presence makes the quality of a row
record StandardTable(String pack, TableDefinition definition, Optional<QualityDefinition> quality) {
    private static final int FULL_QUALITY = 100;

    String name() {
        return definition.name();
    }

    /// Each record with the entry that brought it first.
    String records() {
        return records(name());
    }

    static String records(String table) {
        return "std." + quoted(table + "_record");
    }

    String attributes() {
        return "std." + quoted(name() + "_attributes");
    }

    String facts() {
        return facts(name());
    }

    static String facts(String table) {
        return "std." + quoted(table + "_fact");
    }

    /// Which keys of facts each entry wrote, by day: so nobody has to look for them among all facts.
    String blocks() {
        return blocks(name());
    }

    static String blocks(String table) {
        return "std." + quoted(table + "_block");
    }

    /// The facts of each block once more, in one value, for those who read many.
    String packed() {
        return packed(name());
    }

    static String packed(String table) {
        return "std." + quoted(table + "_packed");
    }

    String view() {
        return "std." + quoted(name());
    }

    List<Column> identityColumns() {
        return definition.identity().stream()
                .map(name -> definition.column(name).orElseThrow())
                .toList();
    }

    /// Columns that are counted and summed; they stand in the fact itself.
    List<Column> measureColumns() {
        return definition.measures();
    }

    List<Column> attributeColumns() {
        return definition.columns().stream()
                .filter(column -> !definition.identity().contains(column.name()))
                .filter(column -> column.type() != Type.INTEGER && column.type() != Type.DECIMAL)
                .toList();
    }

    String sourceRecordId(Fact fact) {
        return SourceRecordId.of(definition, fact);
    }

    int rowQuality(Fact fact) {
        return quality.map(rules -> RowQuality.of(fact, rules)).orElse(FULL_QUALITY);
    }

    List<String> creation() {
        return List.of(
                """
                create table %s (
                    record_id bigint primary key,
                    source_record_id varchar not null unique,
                    first_entry int not null%s)""".formatted(records(), columns(identityColumns())),
                "create index std.%s on %s (first_entry)".formatted(quoted(name() + "_record_first"), records()),
                """
                create table %s (
                    attributes_id bigint primary key,
                    sha varchar not null unique%s)""".formatted(attributes(), columns(attributeColumns())),
                """
                create table %s (
                    fact_id bigint primary key,
                    record_id bigint not null,
                    attributes_id bigint not null,
                    entry_no int not null,
                    ordinal int not null,
                    snapshot_date date not null,
                    observed_at timestamp(6) with time zone not null,
                    inputs varchar not null,
                    row_quality int not null%s)""".formatted(facts(), columns(measureColumns())),
                """
                create table %s (
                    first_fact bigint primary key,
                    last_fact bigint not null,
                    entry_no int not null,
                    snapshot_date date not null,
                    last_observed timestamp(6) with time zone not null)""".formatted(blocks()),
                "create index std.%s on %s (entry_no)".formatted(quoted(name() + "_block_entry"), blocks()),
                """
                create table %s (
                    first_fact bigint primary key,
                    facts varbinary not null)""".formatted(packed()),
                viewCreation());
    }

    private String viewCreation() {
        var columns = new ArrayList<String>();
        for (var column : definition.columns()) {
            columns.add((definition.identity().contains(column.name())
                            ? "r."
                            : measureColumns().contains(column) ? "f." : "a.")
                    + quoted(column.name()));
        }
        return """
                create view %s as
                select
                    %s,
                    r.source_record_id,
                    f.snapshot_date,
                    f.observed_at,
                    f.inputs,
                    e.batch_id,
                    e.node,
                    e.seq,
                    e.sealed_at as ingestion_time,
                    e.status,
                    f.row_quality as quality_score,
                    f.entry_no,
                    f.ordinal,
                    f.record_id,
                    f.fact_id
                from %s f
                join %s r on r.record_id = f.record_id
                join %s a on a.attributes_id = f.attributes_id
                join log.entry e on e.entry_no = f.entry_no""".formatted(view(), String.join(",\n    ", columns), facts(), records(), attributes());
    }

    static List<String> removal(String table) {
        return List.of(
                "drop view if exists std." + quoted(table),
                "drop table if exists " + facts(table),
                "drop table if exists " + blocks(table),
                "drop table if exists " + packed(table),
                "drop table if exists std." + quoted(table + "_attributes"),
                "drop table if exists std." + quoted(table + "_record"));
    }

    /// Changes when rows that were written under another declaration have to be written again.
    String layout() {
        return Hashes.sha256(pack + "\n" + definition.identity() + "\n"
                + quality.map(QualityDefinition::keyFields).orElse(List.of()) + "\n" + String.join("\n", creation()));
    }

    private static String columns(List<Column> columns) {
        return columns.stream()
                .map(column -> ",\n    " + quoted(column.name()) + " " + type(column.type()))
                .collect(Collectors.joining());
    }

    private static String type(Type type) {
        return switch (type) {
            case TEXT, TEXT_LIST -> "varchar";
            case INTEGER -> "bigint";
            case DECIMAL -> "decimal(38, 10)";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp(6) with time zone";
        };
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
