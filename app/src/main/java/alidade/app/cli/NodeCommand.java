package alidade.app.cli;

import picocli.CommandLine.Command;

/// `node`: an installation that works by itself.
@Command(name = "node", description = "${bundle:cli.node}")
final class NodeCommand extends VisitCommand {
    NodeCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return false;
    }

    /// Alone it says nothing about what the node is to do.
    @Override
    Outcome answer(Visit visit) {
        throw CommandProblem.wrongUsage(
                visit.say("cli.node.which") + " " + visit.say("cli.usage.see", "alidade node --help"));
    }
}
