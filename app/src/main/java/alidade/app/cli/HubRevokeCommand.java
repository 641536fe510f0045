package alidade.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `hub revoke`: lets a person no longer come; what it sealed stays.
@Command(name = "revoke", description = "${bundle:cli.hub.revoke}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class HubRevokeCommand extends VisitCommand {
    @Mixin
    private final OwnedHub hub = new OwnedHub();

    @Parameters(index = "0", paramLabel = "LOGIN", description = "${bundle:cli.hub.login}")
    private String login;

    HubRevokeCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        boolean wasKnown = hub.asking(visit, () -> hub.people(visit).remove(login));
        var document = Documents.object()
                .put("hub", hub.toString())
                .put("login", login)
                .put("result", wasKnown ? "revoked" : "unknown");
        return Outcome.verdict(
                wasKnown, document, () -> visit.say(wasKnown ? "cli.hub.revoked" : "cli.hub.unknown", login) + "\n");
    }
}
