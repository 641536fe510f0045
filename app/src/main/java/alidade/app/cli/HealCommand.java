package alidade.app.cli;

import alidade.engine.backup.BackupFile;
import alidade.engine.log.LogFiles;
import alidade.engine.store.Healing.Healed;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `heal`: puts damaged entries of the log back from the store, or from a backup, and clears damaged pages away.
@Command(name = "heal", description = "${bundle:cli.heal}")
final class HealCommand extends VisitCommand {
    @Option(names = "--from", paramLabel = "FILE", description = "${bundle:cli.heal.from}")
    private @Nullable Path from;

    HealCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        visit.steps().begin(visit.say("cli.heal.begun"));
        var healed = healed(visit);
        var passes = healed.left().isEmpty();
        var document = Documents.object().put("passes", passes);
        var restored = document.putArray("restored");
        healed.restored().forEach(id -> restored.add(id.toString()));
        var left = document.putArray("left");
        healed.left().forEach(damage -> left.add(damage.toString()));
        return Outcome.verdict(passes, document, () -> {
            var text = new StringBuilder();
            healed.left().forEach(damage -> text.append(damage).append('\n'));
            text.append(visit.say(
                    "cli.heal.done", healed.restored().size(), healed.left().size()));
            return text.append('\n').toString();
        });
    }

    private Healed healed(Visit visit) {
        var engine = visit.desk().engine();
        var steps = new StepTeller(visit);
        if (from == null) return engine.heal(id -> Optional.of(visit.say("cli.heal.noCopy")), steps);
        try (var backup = BackupFile.open(from)) {
            return engine.heal(
                    id -> backup.restore(id, engine.log(), visit.desk().workspace(), new LogFiles()), steps);
        }
    }
}
