package alidade.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `restore`: makes a workspace in an empty folder from a backup, as a new node.
@Command(name = "restore", description = "${bundle:cli.restore}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class RestoreCommand extends VisitCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "${bundle:cli.restore.file}")
    private Path file;

    @Option(names = "--region", paramLabel = "REGION", description = "${bundle:cli.restore.region}")
    private @Nullable String region;

    RestoreCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        if (region != null && !region.matches("[a-z][a-z0-9-]{0,30}")) {
            throw CommandProblem.wrongUsage(visit.say("cli.restore.badRegion", region));
        }
        visit.steps().begin(visit.say("cli.restore.begun"));
        var restored = visit.desk()
                .restore(file, Optional.ofNullable(region))
                .orElseThrow(() -> CommandProblem.failed(visit.say("cli.restore.inUse")));
        var digest = DigestCommand.of(visit);
        var document = Documents.object()
                .put("workspace", visit.desk().workspace().toString())
                .put("passes", restored.lacking().isEmpty())
                .put("entries", restored.entries())
                .put("node", restored.node())
                .put("node_before", restored.was())
                .put("digest", digest);
        restored.lacking().forEach(document.putArray("lacking")::add);
        return Outcome.verdict(restored.lacking().isEmpty(), document, () -> {
            var text = new StringBuilder(
                    visit.say("cli.restore.done", restored.entries(), restored.node(), restored.was()));
            text.append('\n');
            if (!restored.lacking().isEmpty()) {
                text.append(visit.say("cli.restore.lacking", String.join("; ", restored.lacking())));
                text.append('\n');
            }
            return text.append(digest).append('\n').toString();
        });
    }
}
