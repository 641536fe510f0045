package alidade.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/// What came of a command, in both shapes: a document for programs and text for people.
///
/// @param text ends with a line feed
record Outcome(int exitCode, JsonNode document, Supplier<String> text) {
    static Outcome done(JsonNode document, Supplier<String> text) {
        return new Outcome(ExitCode.DONE, document, text);
    }

    /// @param passes whether the data is as it should be
    static Outcome verdict(boolean passes, JsonNode document, Supplier<String> text) {
        return new Outcome(passes ? ExitCode.DONE : ExitCode.DATA_DID_NOT_PASS, document, text);
    }
}
