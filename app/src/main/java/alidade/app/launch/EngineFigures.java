package alidade.app.launch;

import alidade.app.views.explain.Inquiry;
import alidade.app.views.overview.DataTime;
import alidade.app.views.overview.Figures;
import alidade.app.views.overview.QualityNow;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Metrics;
import alidade.engine.metrics.Question;
import alidade.engine.metrics.Question.Asked;
import alidade.engine.pipeline.Engine;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the overview shows, read off the engine.
final class EngineFigures implements Figures {
    private static final String LAST_DAY = "select max(date) from quality.data_quality_daily where pack = ?";
    /// A fact's key leads with its day, so the last key names the last day.
    private static final String LAST_FACT = "select max(fact_id) from std.%s_fact";
    private static final String NEWEST = "select max(observed_at) from std.%s_fact where fact_id >= ?";
    private static final int DAY_SHIFT = 36;

    private final Engine engine;
    private final Metrics metrics;
    private final Clock clock;
    private final boolean demo;
    private final String pack;

    /// @param pack the one whose dashboard is shown
    EngineFigures(Engine engine, Metrics metrics, Clock clock, boolean demo, String pack) {
        this.engine = engine;
        this.metrics = metrics;
        this.clock = clock;
        this.demo = demo;
        this.pack = pack;
    }

    @Override
    public Pack pack() {
        return engine.definitions().current().stream()
                .filter(one -> one.name().equals(pack))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("pack '" + pack + "' is not in force any more"));
    }

    @Override
    public Optional<DataTime> dataTime() {
        return engine.store().read(reader -> {
            var day = lastDay(reader);
            if (day.isEmpty()) return Optional.empty();
            var newest = Optional.<Instant>empty();
            for (var table : pack().tables()) {
                var moment = newest(reader, table.name());
                if (newest.isEmpty() || moment.isPresent() && moment.get().isAfter(newest.get())) newest = moment;
            }
            return newest.map(moment -> new DataTime(moment, day.get()));
        });
    }

    private Optional<LocalDate> lastDay(Connection reader) throws SQLException {
        try (var select = reader.prepareStatement(LAST_DAY)) {
            select.setString(1, pack);
            try (var row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, LocalDate.class));
            }
        }
    }

    private static Optional<Instant> newest(Connection reader, String table) throws SQLException {
        try (var last = reader.prepareStatement(LAST_FACT.formatted(table));
                var lastRow = last.executeQuery();
                var select = reader.prepareStatement(NEWEST.formatted(table))) {
            lastRow.next();
            select.setLong(1, lastRow.getLong(1) >> DAY_SHIFT << DAY_SHIFT);
            try (var row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
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
        return metrics.ask(question);
    }

    @Override
    public Explanation explain(Inquiry inquiry) {
        var grain = pack().metric(inquiry.metric()).stream()
                .flatMap(metric -> metric.grains().stream())
                .min(Comparator.naturalOrder())
                .orElse(Grain.DAY);
        return metrics.explain(
                new Asked(inquiry.metric(), Optional.of(inquiry.version())),
                inquiry.day(),
                grain,
                inquiry.dimensions(),
                inquiry.where(),
                new Knowledge.Now());
    }

    @Override
    public QualityNow quality() {
        return engine.store().read(reader -> new SourceStates(pack()).on(reader, lastDay(reader)));
    }
}
