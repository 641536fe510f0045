package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.annotations.Annotation;
import alidade.engine.annotations.Note;
import alidade.engine.metrics.Knowledge;
import alidade.engine.pipeline.Annotate;
import alidade.resources.packs.Pack;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `annotate`: what people wrote about days; with a text, one is written, changed or, by `--remove`, taken away.
@Command(name = "annotate", description = "${bundle:cli.annotate}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class AnnotateCommand extends VisitCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "TEXT", description = "${bundle:cli.annotate.text}")
    private @Nullable String text;

    @Option(names = "--from", paramLabel = "DATE", description = "${bundle:cli.annotate.from}")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "${bundle:cli.annotate.to}")
    private @Nullable LocalDate to;

    @Option(names = "--metric", paramLabel = "METRIC", description = "${bundle:cli.annotate.metric}")
    private @Nullable String metric;

    @Option(names = "--about", paramLabel = "DIMENSION=VALUE", description = "${bundle:cli.annotate.about}")
    private @Nullable String about;

    @Option(names = "--change", paramLabel = "ID", description = "${bundle:cli.annotate.change}")
    private @Nullable String change;

    @Option(names = "--remove", paramLabel = "ID", description = "${bundle:cli.annotate.remove}")
    private @Nullable String remove;

    @Option(names = "--pack", paramLabel = "PACK", description = "${bundle:cli.annotate.pack}")
    private @Nullable String packName;

    @Option(names = "--known-at", paramLabel = "TIME", description = "${bundle:cli.annotate.knownAt}")
    private @Nullable String knownAt;

    AnnotateCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        if (remove != null) {
            if (text != null || change != null) throw CommandProblem.wrongUsage(visit.say("cli.annotate.oneOfThem"));
            return done(visit, "removed", visit.desk().engine().annotate().remove(remove, Optional.empty()));
        }
        if (text == null) {
            if (change != null || from != null) throw CommandProblem.wrongUsage(visit.say("cli.annotate.noText"));
            return list(visit);
        }
        if (knownAt != null) throw CommandProblem.wrongUsage(visit.say("cli.annotate.onlyNow"));
        var note = note(visit, text);
        var who = System.getProperty("user.name");
        var annotate = visit.desk().engine().annotate();
        return change == null
                ? done(visit, "added", annotate.add(pack(visit).name(), note, who))
                : done(visit, "changed", annotate.change(change, Optional.empty(), note, who));
    }

    private Note note(Visit visit, String words) {
        var first = from;
        if (first == null) throw CommandProblem.wrongUsage(visit.say("cli.annotate.noDay"));
        try {
            var last = to == null ? first : to;
            return new Note(
                    Optional.ofNullable(metric),
                    Optional.ofNullable(about).map(one -> about(visit, one)),
                    first,
                    last,
                    words);
        } catch (Note.NotNotable e) {
            throw CommandProblem.wrongUsage(visit.say("cli.annotate.unfit", String.valueOf(e.getMessage())));
        }
    }

    private static Note.About about(Visit visit, String words) {
        var equals = words.indexOf('=');
        if (equals < 1) throw CommandProblem.wrongUsage(visit.say("cli.annotate.noValue", words));
        return new Note.About(words.substring(0, equals), words.substring(equals + 1));
    }

    /// The pack that was named, else the first one that has the metric, else the first one.
    private Pack pack(Visit visit) {
        var packs = visit.desk().engine().definitions().current();
        return packs.stream()
                .filter(one -> packName != null
                        ? one.name().equals(packName)
                        : metric == null || one.metric(metric).isPresent())
                .findFirst()
                .orElseThrow(() -> CommandProblem.wrongUsage(visit.say(
                        "cli.annotate.noPack",
                        Optional.ofNullable(packName)
                                .or(() -> Optional.ofNullable(metric))
                                .orElse(""))));
    }

    private Outcome done(Visit visit, String how, Annotate.Annotated annotated) {
        var document = Documents.object()
                .put("done", how)
                .put("id", annotated.id())
                .put("entry", annotated.entry().toString());
        return Outcome.done(
                document,
                () -> visit.say(
                                "cli.annotate." + how,
                                annotated.id(),
                                annotated.entry().toString()) + "\n");
    }

    private Outcome list(Visit visit) {
        var pack = pack(visit);
        var knowledge = knownAt == null
                ? new Knowledge.Now()
                : new Knowledge.At(QuestionOptions.moment(visit, knownAt, pack.zone()));
        var found = visit.desk().engine().annotations().of(pack.name(), knowledge).stream()
                .filter(one -> metric == null || one.note().isAbout(metric))
                .toList();
        var document = Documents.object().put("pack", pack.name());
        var list = document.putArray("annotations");
        found.forEach(one -> put(list.addObject(), one));
        return Outcome.done(document, () -> table(visit, found));
    }

    private static void put(ObjectNode object, Annotation one) {
        var note = one.note();
        object.put("id", one.id())
                .put("entry", one.entry().toString())
                .put("sealed_at", one.sealedAt().toString())
                .put("who", one.who());
        object.set("metric", Documents.text(note.metric()));
        object.set("dimension", Documents.text(note.about().map(Note.About::dimension)));
        object.set("value", Documents.text(note.about().map(Note.About::value)));
        object.put("from", note.from().toString())
                .put("to", note.to().toString())
                .put("text", note.text());
    }

    private static String table(Visit visit, List<Annotation> found) {
        if (found.isEmpty()) return visit.say("cli.annotate.nothing") + "\n";
        var table = new Table(
                Column.text(visit.say("cli.annotate.id")),
                Column.text(visit.say("cli.annotate.days")),
                Column.text(visit.say("cli.annotate.of")),
                Column.text(visit.say("cli.annotate.who")),
                Column.text(visit.say("cli.annotate.words")));
        for (var one : found) {
            var note = one.note();
            var days = note.from().equals(note.to()) ? note.from().toString() : note.from() + " – " + note.to();
            var of = note.metric().orElse("")
                    + note.about()
                            .map(about -> " " + about.dimension() + "=" + about.value())
                            .orElse("");
            table.row(one.id(), days, of.strip(), one.who(), note.text().replace('\n', ' '));
        }
        return table.render(visit.request().columns());
    }
}
