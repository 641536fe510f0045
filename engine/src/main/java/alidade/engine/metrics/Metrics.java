package alidade.engine.metrics;

import alidade.engine.metrics.Answer.Row;
import alidade.engine.metrics.Question.Asked;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Answers questions about metrics, each value with its version, age and quality.
///
/// Safe for several threads; one question is worked on at a time.
public final class Metrics {
    /// So many days back the quality of contributing entries is looked up.
    private static final int LONGEST_CARRY = 400;

    private final Library library;
    private final Function<Map<String, Long>, List<Pack>> definitions;

    /// @param views the store as its readers see it
    /// @param definitions the packs that were in force at a vector
    public Metrics(DataSource views, Function<Map<String, Long>, List<Pack>> definitions) {
        library = new Library(views, definitions);
        this.definitions = definitions;
    }

    /// The values of each metric, in the order asked.
    ///
    /// @throws QuestionProblem when a name is not known, or the number would be wrong
    public List<Answer> ask(Question question) {
        return withReader(reader -> {
            var vector = library.entries(reader).resolve(question.knowledge());
            var packs = definitions.apply(vector);
            var answers = new ArrayList<Answer>();
            var scores = new HashMap<TableDefinition, Scores>();
            for (var asked : question.metrics()) answers.add(answer(reader, packs, asked, question, vector, scores));
            return List.copyOf(answers);
        });
    }

    /// Takes one value apart: what it means, how to work it out again with SQL, and what is behind it.
    ///
    /// @param asked the metric; without a version the one in force on the day
    /// @param date the day, or a day of the week or month
    /// @param dimensions the value of each dimension, in any order; a missing value is empty
    /// @param where which records count, beside the metric's own filter
    /// @throws QuestionProblem as for [#ask]
    public Explanation explain(
            Asked asked,
            LocalDate date,
            Grain grain,
            Map<String, Optional<String>> dimensions,
            Filter where,
            Knowledge knowledge) {
        return withReader(reader -> {
            var entries = library.entries(reader);
            var vector = entries.resolve(knowledge);
            var compiler = Compiler.of(definitions.apply(vector), asked.metric());
            var pack = compiler.pack();
            var start = Days.start(Math.toIntExact(date.toEpochDay()), grain);
            var scores = library.scores(
                    reader, pack, compiler.table(), vector, start - LONGEST_CARRY, Days.end(start, grain));
            var sight = library.sight(reader, pack, compiler.table(), vector, scores);
            var day = Math.min(Days.end(start, grain), sight.snapshot().horizon);
            var compiled = compiler.on(LocalDate.ofEpochDay(day), asked.version());
            compiler.check(List.copyOf(dimensions.keySet()), where, grain, compiled.plan());
            var then = vector.equals(entries.heads()) ? Optional.<Scores>empty() : Optional.of(scores);
            var explainer = new Explainer(pack, entries, sight, compiled, dimensions, where, grain, vector, then);
            return explainer.explain(LocalDate.ofEpochDay(start), day);
        });
    }

    /// What may be used, as the head of each node's log.
    public Map<String, Long> vector(Knowledge knowledge) {
        return withReader(reader -> library.entries(reader).resolve(knowledge));
    }

    /// A record that is gone: every input that brought it was seen to its end without it.
    public record Deleted(String sourceRecordId, LocalDate lastSnapshotDate, LocalDate deletedOn) {}

    /// The records that are gone at the horizon, by their id.
    public List<Deleted> deleted(Pack pack, TableDefinition table, Knowledge knowledge) {
        return withReader(reader -> {
            var vector = library.entries(reader).resolve(knowledge);
            var snapshot =
                    library.sight(reader, pack, table, vector, new Scores()).snapshot();
            var deleted = new ArrayList<Deleted>();
            for (var record = 0; record < snapshot.columns.records; record++) {
                var fact = snapshot.latest(record, snapshot.horizon);
                if (fact < 0 || snapshot.goneOn(fact) > snapshot.horizon) continue;
                deleted.add(new Deleted(
                        snapshot.columns.texts.recordId(record),
                        LocalDate.ofEpochDay(snapshot.columns.day[fact]),
                        LocalDate.ofEpochDay(snapshot.goneOn(fact))));
            }
            deleted.sort(Comparator.comparing(Deleted::sourceRecordId));
            return deleted;
        });
    }

    private interface Work<T> {
        T with(Connection reader) throws SQLException;
    }

    private <T> T withReader(Work<T> work) {
        library.lock.lock();
        try (var reader = library.connection()) {
            return work.with(reader);
        } catch (SQLException e) {
            throw new IllegalStateException("the store could not be read for a question: " + e.getMessage(), e);
        } finally {
            library.lock.unlock();
        }
    }

    /// Lets go of everything that was read, as after a rebuild of the store.
    public void forget() {
        library.lock.lock();
        try {
            library.forget();
        } finally {
            library.lock.unlock();
        }
    }

    /// @param scoresOf those of the question's days that were read already
    private Answer answer(
            Connection reader,
            List<Pack> packs,
            Asked asked,
            Question question,
            Map<String, Long> vector,
            Map<TableDefinition, Scores> scoresOf)
            throws SQLException {
        var compiler = Compiler.of(packs, asked.metric());
        var from = Days.start(Math.toIntExact(question.from().toEpochDay()), question.grain());
        var to = Math.toIntExact(question.to().toEpochDay());
        compiler.check(
                question.by(),
                question.where(),
                question.grain(),
                compiler.on(question.to(), asked.version()).plan());
        var table = compiler.table();
        var scores = scoresOf.get(table);
        if (scores == null) {
            scores = library.scores(reader, compiler.pack(), table, vector, from, Days.end(to, question.grain()));
            scoresOf.put(table, scores);
        }
        var sight = library.sight(reader, compiler.pack(), table, vector, scores);
        var rows = new ArrayList<Row>();
        for (var epoch : epochs(compiler, asked.version(), periods(from, to, question.grain(), sight.snapshot()))) {
            var evaluator = new Evaluator(sight, question.by(), question.where(), question.grain(), epoch.compiled());
            rows.addAll(rows(compiler.pack(), evaluator, question, epoch, sight));
        }
        return new Answer(
                asked.metric(),
                question.grain(),
                compiler.pack().zone(),
                vector,
                rows,
                withheld(library.withheld(vector, compiler.pack().name(), table.name())));
    }

    private static Map<String, Long> withheld(List<WithheldEntry> entries) {
        return entries.stream().collect(Collectors.groupingBy(one -> one.entry().node(), Collectors.counting()));
    }

    /// @param start the first day of the period
    /// @param day the day at whose end the value is taken
    private record Period(int start, int day) {}

    private static List<Period> periods(int from, int to, Grain grain, Snapshot snapshot) {
        var periods = new ArrayList<Period>();
        var first = Math.max(from, Days.start(snapshot.firstDay(), grain));
        for (var start = first; start <= Math.min(to, snapshot.horizon); start = Days.end(start, grain) + 1) {
            periods.add(new Period(start, Math.min(Days.end(start, grain), snapshot.horizon)));
        }
        return periods;
    }

    /// Periods that are worked out the same way.
    private record Epoch(Compiled compiled, List<Period> periods) {}

    private static List<Epoch> epochs(Compiler compiler, Optional<String> version, List<Period> periods) {
        var changes = compiler.changes();
        var epochs = new ArrayList<Epoch>();
        LocalDate compiledOn = LocalDate.MIN;
        for (var period : periods) {
            var day = LocalDate.ofEpochDay(period.day());
            var since = compiledOn;
            var changed = changes.stream().anyMatch(date -> date.isAfter(since) && !date.isAfter(day));
            if (epochs.isEmpty() || changed) {
                var compiled = compiler.on(day, version);
                if (epochs.isEmpty() || !epochs.getLast().compiled().equals(compiled)) {
                    epochs.add(new Epoch(compiled, new ArrayList<>()));
                }
            }
            compiledOn = day;
            epochs.getLast().periods().add(period);
        }
        return epochs;
    }

    private static List<Row> rows(Pack pack, Evaluator evaluator, Question question, Epoch epoch, Sight sight) {
        var days = new Days(epoch.periods().stream().mapToInt(Period::day));
        var series = evaluator.of(epoch.compiled().plan(), days);
        var groups = evaluator.groups;
        var rows = new ArrayList<Row>();
        for (var period : epoch.periods()) {
            for (var group = 0; group < groups.size(); group++) {
                if (groups.firstDay(group) > period.day()) continue;
                var cell = series.at(days.indexFrom(period.day()), group);
                rows.add(new Row(
                        named(question.by(), groups.keys.get(group)),
                        LocalDate.ofEpochDay(period.start()),
                        cell.value(),
                        epoch.compiled().version().version(),
                        groups.observed(group, period.day()),
                        OptionalInt.of(groups.age(group, period.day())),
                        quality(pack, epoch, evaluator, sight, group, period.day()),
                        cell.reason()));
            }
        }
        return rows;
    }

    private static Map<String, Optional<String>> named(List<String> by, List<Optional<String>> key) {
        var named = new LinkedHashMap<String, Optional<String>>();
        IntStream.range(0, by.size()).forEach(i -> named.put(by.get(i), key.get(i)));
        return named;
    }

    private static Optional<java.math.BigDecimal> quality(
            Pack pack, Epoch epoch, Evaluator evaluator, Sight sight, int group, int day) {
        return pack.qualityOf(epoch.compiled().metric().table())
                .flatMap(rules -> pack.metric(rules.scoreMetric()))
                .map(metric -> metric.inForceOn(LocalDate.ofEpochDay(day)).kind())
                .filter(MetricKind.Score.class::isInstance)
                .map(MetricKind.Score.class::cast)
                .flatMap(score -> sight.scores().score(score.weights(), evaluator.sources(group, day), day));
    }
}
