package alidade.engine.quality;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/// The tables of the schema `quality`, and the writing of days into them.
final class QualityTables {
    private static final List<String> DEFINITIONS = List.of("create schema if not exists quality", """
            create table if not exists quality.data_quality_daily(
                date date not null,
                source varchar not null,
                table_name varchar not null,
                pack varchar not null,
                total_records bigint not null,
                new_records bigint not null,
                updated_records bigint not null,
                deleted_records bigint not null,
                returned_records bigint not null,
                expired_records bigint not null,
                observed boolean not null,
                age_days int not null,
                key_fields bigint not null,
                null_fields bigint not null,
                null_rate decimal(9, 6) not null,
                received_records bigint not null,
                merged_records bigint not null,
                duplicate_rate decimal(9, 6) not null,
                refused_records bigint not null,
                refused_rate decimal(9, 6) not null,
                runs bigint not null,
                failure_count bigint not null,
                failure_rate decimal(9, 6) not null,
                stale_hours int not null,
                carry_days int not null,
                staleness decimal(9, 6) not null,
                last_success_time timestamp(6) with time zone,
                quality_score decimal(5, 2),
                score_version varchar,
                verdict varchar not null,
                notes varchar not null,
                primary key (date, source, table_name))
            """, """
            create table if not exists quality.score(
                date date not null,
                source varchar not null,
                table_name varchar not null,
                version varchar not null,
                score decimal(5, 2) not null,
                primary key (date, source, table_name, version))
            """, """
            create table if not exists quality.rule_result(
                date date not null,
                source varchar not null,
                table_name varchar not null,
                rule varchar not null,
                rule_class varchar not null,
                checked bigint not null,
                failed bigint not null,
                passed boolean not null,
                primary key (date, source, table_name, rule))
            """, """
            create or replace view quality.freshness as
            select d.source,
                   d.table_name,
                   d.pack,
                   d.date,
                   dateadd(day, -d.age_days, d.date) as last_observed,
                   d.age_days,
                   d.stale_hours,
                   d.carry_days,
                   d.age_days * 24 > d.stale_hours as stale,
                   d.last_success_time
              from quality.data_quality_daily d
              join (select source, table_name, max(date) as date
                      from quality.data_quality_daily
                     group by source, table_name) l
                on l.source = d.source
               and l.table_name = d.table_name
               and l.date = d.date
            """);

    private static final String DAY = "insert into quality.data_quality_daily values ("
            + String.join(", ", java.util.Collections.nCopies(31, "?")) + ")";
    private static final String SCORE = "insert into quality.score values (?, ?, ?, ?, ?)";
    private static final String RULE = "insert into quality.rule_result values (?, ?, ?, ?, ?, ?, ?, ?)";

    private QualityTables() {}

    static void create(Connection writer) throws SQLException {
        try (var statement = writer.createStatement()) {
            for (var definition : DEFINITIONS) statement.execute(definition);
        }
    }

    /// Lets go of all days from one on, of all tables.
    static void clear(Connection writer, LocalDate from) throws SQLException {
        for (var table : List.of("data_quality_daily", "score", "rule_result")) {
            try (var statement = writer.prepareStatement("delete from quality." + table + " where date >= ?")) {
                statement.setObject(1, from);
                statement.executeUpdate();
            }
        }
    }

    static void write(Connection writer, Collection<SourceDay> days) throws SQLException {
        try (var day = writer.prepareStatement(DAY);
                var score = writer.prepareStatement(SCORE);
                var rule = writer.prepareStatement(RULE)) {
            for (var one : days) {
                bind(day, one);
                day.addBatch();
                for (var scored : one.scores().entrySet()) {
                    set(score, one.date(), one.source(), one.table(), scored.getKey(), scored.getValue());
                    score.addBatch();
                }
                for (var found : one.rules()) {
                    set(
                            rule,
                            one.date(),
                            one.source(),
                            one.table(),
                            found.rule(),
                            found.ruleClass().name(),
                            found.checked(),
                            found.failed(),
                            found.passed());
                    rule.addBatch();
                }
            }
            day.executeBatch();
            score.executeBatch();
            rule.executeBatch();
        }
    }

    private static void bind(PreparedStatement row, SourceDay one) throws SQLException {
        var life = one.life();
        var counters = one.counters();
        set(
                row,
                one.date(),
                one.source(),
                one.table(),
                one.pack(),
                life.total(),
                life.fresh(),
                life.updated(),
                life.deleted(),
                life.returned(),
                life.expired(),
                one.observed(),
                one.ageDays(),
                counters.keyFields(),
                counters.nullFields(),
                counters.nullRate(),
                counters.received(),
                counters.merged(),
                counters.duplicateRate(),
                counters.refused(),
                counters.refusedRate(),
                one.runs(),
                one.failures(),
                one.failureRate(),
                one.staleHours(),
                one.carryDays(),
                one.staleness());
        row.setObject(
                27,
                one.lastSuccess()
                        .map(moment -> OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                        .orElse(null));
        row.setBigDecimal(28, one.score().map(BigDecimal::stripTrailingZeros).orElse(null));
        row.setString(29, one.scoreVersion().orElse(null));
        row.setString(30, one.verdict().word());
        row.setString(31, one.notes());
    }

    private static void set(PreparedStatement row, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) row.setObject(i + 1, values[i]);
    }
}
