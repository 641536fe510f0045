package alidade.app.launch;

import alidade.app.cli.Cancellation;
import alidade.app.cli.Reply;
import alidade.app.cli.Request;
import java.util.function.Consumer;

/// Who answers the commands of a workspace.
interface Host {
    /// Runs a command to its end; never throws for what the visitor did.
    ///
    /// @param err takes text for the visitor's stderr
    /// @param cancellation tells when the visitor has gone away
    Reply answer(Request request, Consumer<String> err, Cancellation cancellation);
}
