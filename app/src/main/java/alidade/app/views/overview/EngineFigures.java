package alidade.app.views.overview;

import alidade.app.views.explain.Inquiry;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.pipeline.Engine;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
    public Optional<DataTime> dataTime() {
        var newest = pack().tables().stream()
                .flatMap(table -> newest(table.name()).stream())
                .max(Instant::compareTo);
        return newest.flatMap(moment -> day().map(day -> new DataTime(moment, day)));
    }

    /// The newest observation that is not held back.
    private Optional<Instant> newest(String table) {
        var query = """
                select max(b.last_observed)
                  from std."%s_block" b
                  join log.entry e
                    on e.entry_no = b.entry_no
                 where e.status <> 'HELD'
                """.formatted(table);
        return engine.store().read(reader -> {
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery(query)) {
                if (!rows.next()) return Optional.empty();
                return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        });
    }

    /// The last day that was published.
    private Optional<LocalDate> day() {
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
                        Grain.DAY,
                        inquiry.dimensions(),
                        inquiry.where(),
                        new Knowledge.Now());
    }

    @Override
    public QualityNow quality() {
        var pack = pack();
        return engine.store().read(reader -> new QualityReader(reader, pack).read());
    }
}
