package alidade.app.cli;

import alidade.engine.pipeline.Inspection;
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
        var found = engine.inspection().check();
        var findings = new ArrayList<String>();
        found.damages().forEach(damage -> findings.add(damage.toString()));
        findings.addAll(found.differences());
        findings.addAll(found.lost());
        var document = Documents.object()
                .put("passes", found.sound())
                .put("entries", found.entries())
                .put("facts", found.facts())
                .put("pages", found.pages());
        var list = document.putArray("findings");
        findings.forEach(list::add);
        return Outcome.verdict(found.sound(), document, () -> text(visit, found, findings));
    }

    private static String text(Visit visit, Inspection.Findings found, List<String> findings) {
        if (found.sound()) {
            return visit.say("cli.fsck.clean", found.entries(), found.facts(), found.pages()) + "\n";
        }
        var text = new StringBuilder();
        findings.forEach(finding -> text.append(finding).append('\n'));
        if (!found.damages().isEmpty() || !found.lost().isEmpty()) {
            text.append(visit.say("cli.fsck.heal")).append('\n');
        }
        if (!found.differences().isEmpty())
            text.append(visit.say("cli.fsck.repair")).append('\n');
        return text.toString();
    }
}
