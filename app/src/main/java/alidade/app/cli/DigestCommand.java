package alidade.app.cli;

import alidade.engine.store.Digest;
import picocli.CommandLine.Command;

/// `digest`: one hash over all published figures that every replica has; two with the same entries print
/// the same.
@Command(name = "digest", description = "${bundle:cli.digest}")
final class DigestCommand extends VisitCommand {
    DigestCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var digest = of(visit);
        return Outcome.done(Documents.object().put("digest", digest), () -> digest + "\n");
    }

    /// The digest of the figures as readers see them, but of tables whose rows do not go to everyone.
    static String of(Visit visit) {
        var engine = visit.desk().engine();
        return engine.store()
                .read(reader -> Digest.ofShared(reader, engine.definitions().current()));
    }
}
