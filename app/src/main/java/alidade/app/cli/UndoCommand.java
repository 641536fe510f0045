package alidade.app.cli;

import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Undo;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `undo`: takes back a mend, a confirmation, an annotation, or the taking back of one.
@Command(name = "undo", description = "${bundle:cli.undo}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class UndoCommand extends VisitCommand {
    @Parameters(index = "0", paramLabel = "ENTRY", description = "${bundle:cli.undo.entry}")
    private EntryId entry;

    UndoCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var undone = visit.desk().engine().undo().undo(entry, System.getProperty("user.name"));
        var document = Documents.object()
                .put("undone", entry.toString())
                .put("entry", undone.entry().toString());
        var parts = document.putArray("parts");
        for (var part : undone.parts()) {
            parts.addObject().put("type", part.type()).put("path", part.path()).put("holds", part.holds());
        }
        return Outcome.done(
                document,
                () -> undone.parts().stream().map(part -> sentence(visit, part)).collect(Collectors.joining("\n"))
                        + "\n" + visit.say("cli.undo.done", undone.entry().toString()) + "\n");
    }

    private static String sentence(Visit visit, Undo.Part part) {
        var what = part.type() + (part.holds() ? "Holds" : "Gone");
        return visit.say("cli.undo." + what, part.path());
    }
}
