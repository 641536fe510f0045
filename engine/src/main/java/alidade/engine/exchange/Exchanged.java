package alidade.engine.exchange;

import alidade.engine.exchange.Hub.Life;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What came of an exchange.
///
/// @param pushed entries of this node that the hub has since, or has with their rows
/// @param pulled entries that are here since, or are here with their rows
/// @param nodes by node how far its entries go
/// @param problems what was not exchanged, and why
/// @param strangers what lies at the hub and is none of it
/// @param lives the last visit of each node
/// @param cancelled whether it was cancelled before its end
public record Exchanged(
        long pushed,
        long pulled,
        Map<String, Reach> nodes,
        List<Problem> problems,
        List<String> strangers,
        List<Life> lives,
        boolean cancelled) {
    public Exchanged {
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
        problems = List.copyOf(problems);
        strangers = List.copyOf(strangers);
        lives = List.copyOf(lives);
    }

    /// The place up to which all entries of a node are here.
    ///
    /// @param atHub the place of its last entry at the hub, after the exchange
    /// @param withheld how many of its entries are here without their rows
    public record Reach(long before, long after, long atHub, long withheld) {}

    /// This and one that followed it.
    Exchanged and(Exchanged next) {
        var reached = new TreeMap<>(next.nodes);
        nodes.forEach((node, first) -> reached.computeIfPresent(
                node, (_, last) -> new Reach(first.before(), last.after(), last.atHub(), last.withheld())));
        return new Exchanged(
                pushed + next.pushed,
                pulled + next.pulled,
                reached,
                next.problems,
                next.strangers,
                next.lives,
                next.cancelled);
    }

    Exchanged with(List<Problem> others) {
        return new Exchanged(
                pushed,
                pulled,
                nodes,
                Stream.concat(problems.stream(), others.stream()).toList(),
                strangers,
                lives,
                cancelled);
    }
}
