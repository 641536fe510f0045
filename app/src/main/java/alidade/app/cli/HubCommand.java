package alidade.app.cli;

import picocli.CommandLine.Command;

/// `hub`: what the owner of a hub in a database does.
@Command(name = "hub", description = "${bundle:cli.hub}")
final class HubCommand extends VisitCommand {
    HubCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return false;
    }

    @Override
    Outcome answer(Visit visit) {
        throw CommandProblem.wrongUsage(
                visit.say("cli.hub.which") + " " + visit.say("cli.usage.see", "alidade hub --help"));
    }
}
