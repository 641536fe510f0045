package alidade.app.bench;

import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.metrics.Question.Asked;
import alidade.engine.pipeline.Engine;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// What a person waits for who changes a filter or drags a clock: the trend of thirty days by source, answered by the
/// engine from its columns. Of the questions of a round the time is taken within which 95 of 100 were answered.
final class SliceBench {
    private static final int DAYS = 30;
    private static final int QUESTIONS = 40;

    private final Engine engine;
    private final Subject subject;
    private final SyntheticRows rows;
    private final Timings timings;
    private final Random random;

    SliceBench(Engine engine, Subject subject, SyntheticRows rows, Timings timings, long seed) {
        this.engine = engine;
        this.subject = subject;
        this.rows = rows;
        this.timings = timings;
        random = new Random(seed);
    }

    /// @param count how many rows the workspace has
    void round(long count) {
        ask(rows.lastDay(), new Filter.Everything(), new Knowledge.Now());
        measure(Task.SLICE_FILTER, count, () -> ask(rows.lastDay(), someSources(), new Knowledge.Now()));
        measure(Task.SLICE_DAY, count, () -> ask(rows.day(anyDay()), new Filter.Everything(), new Knowledge.Now()));
        measure(Task.SLICE_KNOWN, count, () -> ask(rows.day(anyDay()), new Filter.Everything(), someEntries()));
    }

    private void measure(Task task, long count, Runnable question) {
        var took = new ArrayList<Long>();
        for (var n = 0; n < QUESTIONS; n++) {
            var begun = System.nanoTime();
            question.run();
            took.add(System.nanoTime() - begun);
        }
        Collections.sort(took);
        timings.add(task, count, took.get(QUESTIONS * 95 / 100 - 1));
    }

    private int anyDay() {
        return random.nextInt(Math.max(1, rows.days - 1)) + 1;
    }

    /// All entries of the node up to one of the second half: the first ones hold the definitions.
    private Knowledge someEntries() {
        var head = engine.log().head().orElseThrow().id();
        var half = head.seq() / 2;
        return new Knowledge.Vector(Map.of(head.node(), half + random.nextLong(Math.max(1, half))));
    }

    private Filter someSources() {
        var chosen = new ArrayList<Object>();
        for (var source : subject.sources()) if (random.nextBoolean()) chosen.add(source);
        if (chosen.isEmpty()) chosen.add(subject.sources().getFirst());
        return new Filter.In(subject.table().sourceColumn(), chosen);
    }

    /// @return the totals of the last day, by source
    private Map<String, Long> ask(LocalDate to, Filter where, Knowledge knowledge) {
        var question = new Question(
                List.of(new Asked(subject.total().metric(), Optional.empty())),
                List.of(subject.table().sourceColumn()),
                to.minusDays(DAYS - 1L),
                to,
                Grain.DAY,
                where,
                knowledge);
        var totals = new TreeMap<String, Long>();
        for (var row : engine.metrics().ask(question).getFirst().rows()) {
            if (!row.date().equals(to) || row.value().isEmpty()) continue;
            var source = row.dimensions().getOrDefault(subject.table().sourceColumn(), Optional.empty());
            totals.put(source.orElse(""), row.value().get().longValueExact());
        }
        return totals;
    }

    /// The same trend by plain SQL over all sources, once; ends with an error when its last day is another one.
    void plain(PlainDatabase database, Task task, long count) throws Exception {
        var last = rows.days - 1;
        var expected = ask(rows.day(last), new Filter.Everything(), new Knowledge.Now());
        timings.time(task, count, () -> {
            var found = database.trend(last - DAYS + 1, last);
            if (!found.equals(expected)) {
                throw new IllegalStateException(
                        "%s: the totals of the last day are %s by plain SQL and %s by the engine"
                                .formatted(task.id(), found, expected));
            }
        });
    }
}
