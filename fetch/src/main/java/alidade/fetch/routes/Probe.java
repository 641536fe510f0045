package alidade.fetch.routes;

import java.time.Duration;
import java.util.List;

/// How far one gets towards a host of a source: name, connection, secure connection, answer.
///
/// @param host the name the source gives it
/// @param address its base address
/// @param route in words
/// @param steps in order, each once; those after a failed one are not tried
public record Probe(String host, String address, String route, List<Step> steps) {
    public Probe {
        steps = List.copyOf(steps);
    }

    public enum Kind {
        DNS,
        TCP,
        TLS,
        HTTP
    }

    /// How a step ended.
    public sealed interface Outcome {
        /// The step went well.
        ///
        /// @param found what was found: addresses, protocol, status
        record Passed(String found) implements Outcome {}

        record Failed(String sentence) implements Outcome {}

        /// Not needed on this route, or not tried because an earlier step failed.
        record Skipped(String why) implements Outcome {}
    }

    public record Step(Kind kind, Outcome outcome, Duration latency) {}

    /// True when the host answered, whatever it said.
    public boolean reached() {
        return steps.stream().anyMatch(step -> step.kind() == Kind.HTTP && step.outcome() instanceof Outcome.Passed);
    }
}
