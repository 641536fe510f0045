package alidade.app.cli;

import alidade.engine.store.Fsck;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/// `fsck`: reads the whole log and the whole store, and compares them.
@Command(name = "fsck", description = "${bundle:cli.fsck}")
final class FsckCommand extends VisitCommand {
    FsckCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        visit.steps().begin(visit.say("cli.fsck.begun"));
        var engine = visit.desk().engine();
        var found = new Fsck(engine.log(), engine.store(), engine.definitions()).check();
        var findings = new ArrayList<String>();
        found.damages().forEach(damage -> findings.add(damage.toString()));
        findings.addAll(found.differences());
        var document = Documents.object()
                .put("passes", found.sound())
                .put("entries", found.entries())
                .put("facts", found.facts());
        var list = document.putArray("findings");
        findings.forEach(list::add);
        return Outcome.verdict(found.sound(), document, () -> text(visit, found, findings));
    }

    private static String text(Visit visit, Fsck.Findings found, List<String> findings) {
        if (found.sound()) return visit.say("cli.fsck.clean", found.entries(), found.facts()) + "\n";
        return String.join("\n", findings) + "\n" + visit.say("cli.fsck.repair") + "\n";
    }
}
