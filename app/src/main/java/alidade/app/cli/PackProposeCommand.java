package alidade.app.cli;

import alidade.engine.store.Definitions.Proposal;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.Packs;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/// `pack propose`: seals what changed in the packs of the program and of the workspace, so that it counts from now on.
@Command(name = "propose", description = "${bundle:cli.pack.propose}")
final class PackProposeCommand extends VisitCommand {
    PackProposeCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var engine = visit.desk().engine();
        engine.readOnly().ifPresent(sentence -> {
            throw CommandProblem.failed(visit.say("cli.error.unanswerable", sentence));
        });
        var drafts = Packs.merge(
                Packs.shipped(), Packs.inFolder(visit.desk().workspace().resolve("packs")));
        var document = Documents.object();
        var list = document.putArray("packs");
        var lines = new ArrayList<String>();
        var passes = true;
        for (PackFiles files : drafts) {
            var one = list.addObject().put("pack", files.pack());
            switch (engine.definitions().propose(files)) {
                case Proposal.Sealed(var header) -> {
                    one.put("result", "sealed").put("entry", header.id().toString());
                    lines.add(visit.say(
                            "cli.pack.sealed", files.pack(), header.id().toString()));
                }
                case Proposal.Unchanged() -> {
                    one.put("result", "unchanged");
                    lines.add(visit.say("cli.pack.unchanged", files.pack()));
                }
                case Proposal.Refused(var problems) -> {
                    passes = false;
                    var sentences = one.put("result", "refused").putArray("problems");
                    problems.forEach(problem -> sentences.add(problem.toString()));
                    lines.add(visit.say("cli.pack.refused", files.pack()));
                    problems.forEach(problem -> lines.add(problem.toString()));
                }
            }
        }
        engine.catalogue().replay();
        engine.publish(new StepTeller(visit));
        return Outcome.verdict(passes, document.put("passes", passes), () -> text(lines));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
