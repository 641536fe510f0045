package alidade.app.cli;

import alidade.engine.log.EntryId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `confirm`: lets an entry count that was held back because its source shrank too much.
@Command(name = "confirm", description = "${bundle:cli.confirm}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class ConfirmCommand extends VisitCommand {
    @Parameters(index = "0", paramLabel = "ENTRY", description = "${bundle:cli.confirm.entry}")
    private EntryId entry;

    @Option(names = "--why", paramLabel = "REASON", required = true, description = "${bundle:cli.confirm.why}")
    private String why;

    ConfirmCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var sealed = visit.desk().engine().confirm().confirm(entry, System.getProperty("user.name"), why);
        var document = Documents.object()
                .put("confirmed", entry.toString())
                .put("entry", sealed.id().toString());
        return Outcome.done(
                document,
                () -> visit.say(
                                "cli.confirm.done",
                                entry.toString(),
                                sealed.id().toString()) + "\n");
    }

    /// Reads `node:seq`.
    static EntryId read(Visit visit, String text) {
        return EntryId.read(text).orElseThrow(() -> new UnreadableValue(visit.say("cli.confirm.noEntry", text)));
    }
}
