package alidade.app.cli;

import alidade.fetch.accounts.Secret;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `account set`: keeps a secret, which is asked for on the terminal or read from stdin, never an argument.
@Command(name = "set", description = "${bundle:cli.account.set}")
final class AccountSetCommand extends VisitCommand {
    @Mixin
    private final AccountPlace place = new AccountPlace();

    AccountSetCommand(Visit visit) {
        super(visit);
    }

    /// It is answered where it is typed: the secret goes to no other process.
    @Override
    boolean needsWorkspace() {
        return false;
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
        place.check(visit);
        var secret = secret(visit);
        try {
            if (place.isKeychain()) place.keychain(visit).put(place.name, secret);
            else place.file(visit).put(place.name, secret);
        } catch (IOException e) {
            var why = secret.maskedIn(String.valueOf(e.getMessage()));
            throw CommandProblem.failed(visit.say("cli.account.notKept", place.name, why));
        }
        return place.outcome(visit, "set", true);
    }

    private Secret secret(Visit visit) throws IOException {
        var text = SecretPrompt.read(visit.say("cli.account.prompt", place.name));
        if (text.isBlank()) throw CommandProblem.failed(visit.say("cli.account.empty", place.name));
        return new Secret(text);
    }
}
