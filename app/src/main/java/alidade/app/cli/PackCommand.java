package alidade.app.cli;

import picocli.CommandLine.Command;

/// `pack`: the definitions of a domain, as text.
@Command(name = "pack", description = "${bundle:cli.pack}")
final class PackCommand extends VisitCommand {
    PackCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return false;
    }

    /// Alone it says nothing about any pack.
    @Override
    Outcome answer(Visit visit) {
        throw CommandProblem.wrongUsage(
                visit.say("cli.pack.which") + " " + visit.say("cli.usage.see", "alidade pack --help"));
    }
}
