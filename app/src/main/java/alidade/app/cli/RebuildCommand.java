package alidade.app.cli;

import picocli.CommandLine.Command;

/// `rebuild`: makes the store and all figures anew from the log.
@Command(name = "rebuild", description = "${bundle:cli.rebuild}")
final class RebuildCommand extends VisitCommand {
    RebuildCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var engine = visit.desk().engine();
        visit.steps().begin(visit.say("cli.rebuild.begun"));
        var entries = engine.rebuild(new StepTeller(visit)).size();
        var digest = DigestCommand.of(visit);
        return Outcome.done(
                Documents.object().put("entries", entries).put("digest", digest),
                () -> visit.say("cli.rebuild.done", entries) + "\n" + digest + "\n");
    }
}
