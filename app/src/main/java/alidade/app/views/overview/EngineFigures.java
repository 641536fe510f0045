package alidade.app.views.overview;

import alidade.app.views.explain.Inquiry;
import alidade.app.views.explain.Lineage;
import alidade.app.views.explain.LineageReader;
import alidade.app.views.scope.Scope;
import alidade.app.views.scope.ScopeReading;
import alidade.engine.annotations.Annotation;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.pipeline.Engine;
import alidade.engine.store.Vectors;
import alidade.engine.store.Visibility;
import alidade.resources.packs.Pack;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The figures of an open workspace, read as a user that may only select.
public final class EngineFigures implements Figures {

    private final Engine engine;
    private final String pack;
    private final Clock clock;
    private final boolean demo;

    /// @param pack the name of the pack whose dashboard is shown
    /// @param clock the engine's
    /// @param demo whether the workspace holds made-up data
    public EngineFigures(Engine engine, String pack, Clock clock, boolean demo) {
        this.engine = engine;
        this.pack = pack;
        this.clock = clock;
        this.demo = demo;
    }

    /// The definitions in force.
    ///
    /// @throws IllegalStateException when no pack of the name is in force
    @Override
    public Pack pack() {
        return engine.definitions().current().stream()
                .filter(one -> one.name().equals(pack))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No pack named '" + pack + "' is in force here"));
    }

    @Override
    public Optional<DataTime> dataTime(Scope scope) {
        var newest = newestDay();
        if (newest.isEmpty()) return Optional.empty();
        var pack = pack();
        var day = scope.day(newest.get());
        return pack.tables().stream()
                .flatMap(table -> newest(table.name(), day, scope.knowledge(pack.zone())).stream())
                .max(Instant::compareTo)
                .map(moment -> new DataTime(moment, day));
    }

    /// The newest observation up to a day that is not held back.
    private Optional<Instant> newest(String table, LocalDate day, Knowledge knowledge) {
        var counting = Visibility.of(new Vectors(engine.store()).resolve(knowledge), true, true);
        var query = """
                select max(b.last_observed)
                  from std."%s_block" b
                  join log.entry e
                    on e.entry_no = b.entry_no
                 where b.snapshot_date <= ?
                   and %s
                """.formatted(table, counting.condition());
        return engine.store().read(reader -> {
            try (var statement = reader.prepareStatement(query)) {
                statement.setObject(1, day);
                var at = 2;
                for (var parameter : counting.parameters()) statement.setObject(at++, parameter);
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) return Optional.empty();
                    return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
                }
            }
        });
    }

    /// The last day that was published.
    private Optional<LocalDate> newestDay() {
        return engine.store().read(reader -> {
            try (var statement =
                    reader.prepareStatement("select max(date) from quality.data_quality_daily where pack = ?")) {
                statement.setString(1, pack);
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) return Optional.empty();
                    return Optional.ofNullable(rows.getObject(1, LocalDate.class));
                }
            }
        });
    }

    @Override
    public Optional<ScopeReading.Range> range() {
        var zone = pack().zone();
        var query = """
                select q.first_day,
                       q.last_day,
                       e.first_sealed,
                       e.last_sealed
                  from (select min(date) as first_day, max(date) as last_day
                          from quality.data_quality_daily
                         where pack = ?) q
                 cross join (select min(sealed_at) as first_sealed, max(sealed_at) as last_sealed
                               from log.entry
                              where pack = ?
                                and row_count > 0
                                and kind = 'RECORDS') e
                 where q.first_day is not null
                   and e.first_sealed is not null
                """;
        return engine.store().read(reader -> {
            try (var statement = reader.prepareStatement(query)) {
                statement.setString(1, pack);
                statement.setString(2, pack);
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) return Optional.empty();
                    return Optional.of(new ScopeReading.Range(
                            rows.getObject(1, LocalDate.class),
                            rows.getObject(2, LocalDate.class),
                            day(rows.getObject(3, OffsetDateTime.class), zone),
                            day(rows.getObject(4, OffsetDateTime.class), zone)));
                }
            }
        });
    }

    private static LocalDate day(OffsetDateTime moment, ZoneId zone) {
        return moment.atZoneSameInstant(zone).toLocalDate();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public boolean isDemo() {
        return demo;
    }

    @Override
    public List<Answer> ask(Question question) {
        return engine.metrics().ask(question);
    }

    @Override
    public Explanation explain(Inquiry inquiry) {
        return engine.metrics()
                .explain(
                        new Question.Asked(inquiry.metric(), Optional.of(inquiry.version())),
                        inquiry.day(),
                        inquiry.grain(),
                        inquiry.dimensions(),
                        inquiry.where(),
                        inquiry.knowledge());
    }

    @Override
    public Lineage lineage(Explanation explanation) {
        return new LineageReader(engine).read(explanation);
    }

    @Override
    public List<Annotation> annotations(Scope scope) {
        return engine.annotations().of(pack, scope.knowledge(pack().zone()));
    }

    @Override
    public QualityNow quality(Scope scope) {
        var pack = pack();
        var newest = newestDay();
        return engine.store()
                .read(reader -> new QualityReader(reader, pack)
                        .read(
                                newest.map(scope::day),
                                new Vectors(engine.store()).resolve(scope.knowledge(pack.zone())),
                                scope));
    }
}
