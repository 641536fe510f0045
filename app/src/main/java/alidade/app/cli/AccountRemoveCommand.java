package alidade.app.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `account remove`: forgets a secret.
@Command(name = "remove", description = "${bundle:cli.account.remove}")
final class AccountRemoveCommand extends VisitCommand {
    @Mixin
    private final AccountPlace place = new AccountPlace();

    AccountRemoveCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return false;
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
        place.check(visit);
        var was = place.isKeychain()
                ? place.keychain(visit).remove(place.name)
                : place.file(visit).remove(place.name);
        return place.outcome(visit, "removed", was);
    }
}
