package alidade.app.cli;

import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.Keychain;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which account, and where it is kept: in the keychain of the system where there is one, else in the workspace's
/// file.
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class AccountPlace {
    private static final String NAME = "[a-z][a-z0-9-]*";

    @Parameters(paramLabel = "NAME", description = "${bundle:cli.account.name}")
    String name;

    @Option(names = "--in", paramLabel = "keychain|file", description = "${bundle:cli.account.in}")
    private Place in;

    /// Where secrets are kept.
    enum Place {
        keychain,
        file
    }

    void check(Visit visit) {
        if (!name.matches(NAME)) throw CommandProblem.wrongUsage(visit.say("cli.account.badName", name));
    }

    boolean isKeychain() {
        return in == null ? Keychain.of(System.getenv()).isPresent() : in == Place.keychain;
    }

    Keychain keychain(Visit visit) {
        return Keychain.of(System.getenv())
                .orElseThrow(() -> CommandProblem.failed(visit.say("cli.account.noKeychain")));
    }

    AccountFile file(Visit visit) {
        var passphrase = System.getenv().getOrDefault(AccountFile.PASSPHRASE, "");
        if (passphrase.isEmpty())
            throw CommandProblem.failed(visit.say("cli.account.noPassphrase", AccountFile.PASSPHRASE));
        return switch (AccountFile.open(path(visit), passphrase.toCharArray())) {
            case AccountFile.Opening.Opened(var accounts) -> accounts;
            case AccountFile.Opening.Refused(var sentence) ->
                throw CommandProblem.failed(visit.say("cli.error.unanswerable", sentence));
        };
    }

    Outcome outcome(Visit visit, String done, boolean changed) {
        var where =
                isKeychain() ? visit.say("cli.account.keychain") : path(visit).toString();
        var document = Documents.object()
                .put("account", name)
                .put("place", isKeychain() ? "keychain" : "file")
                .put("result", changed ? done : "unknown");
        var key = changed ? "cli.account.done." + done : "cli.account.done.unknown";
        return Outcome.verdict(changed, document, () -> visit.say(key, name, where) + "\n");
    }

    private static Path path(Visit visit) {
        return AccountFile.in(visit.settings().workspace);
    }
}
