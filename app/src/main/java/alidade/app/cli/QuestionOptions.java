package alidade.app.cli;

import alidade.engine.metrics.Knowledge;
import alidade.resources.packs.Filter;
import alidade.resources.packs.FilterReader;
import alidade.resources.packs.FilterReading;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// The options that `query` and `explain` share: which records, and both clocks.
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class QuestionOptions {
    @Option(names = "--on", paramLabel = "DATE", description = "${bundle:cli.option.on}")
    @org.jspecify.annotations.Nullable
    LocalDate on;

    @Option(names = "--as-of", paramLabel = "DATE", description = "${bundle:cli.option.asOf}")
    @org.jspecify.annotations.Nullable
    LocalDate asOf;

    @Option(names = "--known-at", paramLabel = "TIME", description = "${bundle:cli.option.knownAt}")
    @org.jspecify.annotations.Nullable
    String knownAt;

    @Option(names = "--vector", paramLabel = "V", description = "${bundle:cli.option.vector}")
    @org.jspecify.annotations.Nullable
    String vector;

    @Option(names = "--where", paramLabel = "FILTER", description = "${bundle:cli.option.where}")
    @org.jspecify.annotations.Nullable
    String where;

    Filter filter(Visit visit) {
        if (where == null) return new Filter.Everything();
        return switch (FilterReader.read(where)) {
            case FilterReading.Read(var filter) -> filter;
            case FilterReading.Refused(var column, var sentence) ->
                throw CommandProblem.wrongUsage(visit.say("cli.question.where", column, sentence));
        };
    }

    /// The day that `--on` or `--as-of` name, or else the given one.
    LocalDate day(Visit visit, LocalDate otherwise) {
        if (on != null && asOf != null) throw CommandProblem.wrongUsage(visit.say("cli.question.onAndAsOf"));
        if (asOf != null) return asOf;
        return on != null ? on : otherwise;
    }

    /// What may be known.
    ///
    /// @param zone of the pack, in which a day ends and a time without offset is read
    Knowledge knowledge(Visit visit, ZoneId zone) {
        var clocks = (asOf == null ? 0 : 1) + (knownAt == null ? 0 : 1) + (vector == null ? 0 : 1);
        if (clocks > 1) throw CommandProblem.wrongUsage(visit.say("cli.question.oneClock"));
        if (asOf != null) return new Knowledge.At(endOf(asOf, zone));
        if (knownAt != null) return new Knowledge.At(moment(visit, knownAt, zone));
        if (vector != null) return new Knowledge.Vector(heads(visit, vector));
        return new Knowledge.Now();
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }

    /// A moment as typed; one without offset is of the zone.
    static Instant moment(Visit visit, String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notWithOffset) {
            try {
                return LocalDateTime.parse(text).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                throw CommandProblem.wrongUsage(visit.say("cli.question.knownAt", text, zone.getId()));
            }
        }
    }

    private static Map<String, Long> heads(Visit visit, String text) {
        try {
            var document = Documents.read(text);
            var heads = new TreeMap<String, Long>();
            for (var head : document.properties()) {
                if (!head.getValue().isIntegralNumber()) throw notAVector(visit, text);
                heads.put(head.getKey(), head.getValue().longValue());
            }
            if (!document.isObject()) throw notAVector(visit, text);
            return heads;
        } catch (JsonProcessingException e) {
            throw notAVector(visit, text);
        }
    }

    private static CommandProblem notAVector(Visit visit, String text) {
        return CommandProblem.wrongUsage(visit.say("cli.question.vector", text));
    }
}
