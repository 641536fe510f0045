package alidade.app.cli;

import picocli.CommandLine.Command;

/// `account`: tokens and passwords, by the names under which sources and routes ask for them.
@Command(name = "account", description = "${bundle:cli.account}")
final class AccountCommand extends VisitCommand {
    AccountCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return false;
    }

    /// Alone it says nothing about any account.
    @Override
    Outcome answer(Visit visit) {
        throw CommandProblem.wrongUsage(
                visit.say("cli.account.which") + " " + visit.say("cli.usage.see", "alidade account --help"));
    }
}
