package alidade.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup`: everything of the workspace that cannot be made again, in one file without secrets.
@Command(name = "backup", description = "${bundle:cli.backup}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class BackupCommand extends VisitCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "${bundle:cli.backup.file}")
    private Path file;

    @Option(names = "--landing", description = "${bundle:cli.backup.landing}")
    private boolean landing;

    BackupCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        visit.steps().begin(visit.say("cli.backup.begun"));
        var made = visit.desk().backup().write(file.toAbsolutePath(), landing);
        var document = Documents.object()
                .put("file", file.toString())
                .put("passes", made.leftOut().isEmpty())
                .put("entries", made.entries())
                .put("files", made.files())
                .put("bytes", made.bytes());
        made.leftOut().forEach(document.putArray("left_out")::add);
        return Outcome.verdict(made.leftOut().isEmpty(), document, () -> {
            var text = visit.say("cli.backup.done", file.toString(), made.entries(), made.files(), made.bytes() >> 10);
            return made.leftOut().isEmpty()
                    ? text + "\n"
                    : text + "\n" + visit.say("cli.backup.leftOut", String.join("; ", made.leftOut())) + "\n";
        });
    }
}
