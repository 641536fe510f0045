package alidade.engine.exchange;

import alidade.engine.exchange.Exchanged.Reach;
import alidade.engine.exchange.Hub.Head;
import alidade.engine.exchange.Hub.Life;
import alidade.engine.exchange.Problem.Kind;
import alidade.engine.log.Log;
import alidade.fetch.sources.CancelSignal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One exchange between a log and a hub: own entries there, those of the others here. Whatever ends it,
/// what was moved so far stays, and the next one goes on behind it. Used once.
final class Passage {
    private final Log log;
    private final Hub hub;
    private final Clock clock;
    private final Push push;
    private final Pull pull;
    private final CancelSignal cancel;
    private final List<Problem> problems = new ArrayList<>();

    Passage(
            Log log,
            Hub hub,
            Clock clock,
            Replication replication,
            Supplier<Optional<String>> shortage,
            Consumer<Move> moves,
            CancelSignal cancel) {
        this.log = log;
        this.hub = hub;
        this.clock = clock;
        this.cancel = cancel;
        push = new Push(log, hub, replication, moves, cancel);
        pull = new Pull(log, hub, replication, shortage, moves, cancel);
    }

    Exchanged run() {
        var before = reached(Map.of());
        var vector = Map.<String, Head>of();
        var lives = List.<Life>of();
        var strangers = List.<String>of();
        try {
            // A share that may only be read still gives what the others sealed.
            attempt(() -> hub.meet(log.node(), clock));
            vector = hub.vector();
            cross(vector);
            vector = hub.vector();
            lives = hub.lives();
            strangers = hub.strangers();
        } catch (HubProblem e) {
            note(e);
        } catch (Cancelled _) {
            // What was moved before stays.
        }
        return new Exchanged(
                push.pushed(), pull.pulled(), reaches(before, vector), problems, strangers, lives, cancel.cancelled());
    }

    private void cross(Map<String, Head> vector) {
        var self = log.node().id();
        pull.expect(vector.entrySet().stream()
                .filter(one -> !one.getKey().equals(self))
                .mapToLong(one -> Math.max(0, one.getValue().seq() - log.reached(one.getKey())))
                .sum());
        attempt(() -> own(vector.getOrDefault(self, Head.NONE)).ifPresent(problems::add));
        for (var node : vector.entrySet()) {
            if (node.getKey().equals(self)) continue;
            if (cancel.cancelled()) return;
            var isReached = attempt(() -> pull.run(node.getKey(), node.getValue())
                    .or(() -> pull.complete(node.getKey()))
                    .ifPresent(problems::add));
            // Where one file cannot be read the others may; a hub that is gone says so now.
            if (!isReached) hub.vector();
        }
    }

    /// What keeps one part from the hub is told, and leaves the others alone.
    private boolean attempt(Runnable part) {
        try {
            part.run();
            return true;
        } catch (HubProblem e) {
            note(e);
            return false;
        }
    }

    private void note(HubProblem e) {
        var sentence = String.valueOf(e.getMessage());
        // Who may only look takes what the others sealed, and keeps its own.
        var problem = e instanceof HubRefusal
                ? Problem.of(Kind.READ_ONLY, log.node().id(), 0, sentence)
                : Problem.of(Kind.HUB, "", 0, sentence);
        if (!problems.contains(problem)) problems.add(problem);
    }

    private Optional<Problem> own(Head there) {
        var sealedUpTo = log.sealedBeyond();
        if (sealedUpTo.isPresent()) {
            var problem = pull.catchUp(sealedUpTo.getAsLong());
            if (problem.isPresent() || cancel.cancelled()) return problem;
        }
        var readOnly = log.readOnly();
        return readOnly.isPresent()
                ? Optional.of(Problem.of(Kind.READ_ONLY, log.node().id(), 0, readOnly.get()))
                : push.run(there).or(push::complete);
    }

    private Map<String, Long> reached(Map<String, Head> also) {
        var nodes = new TreeSet<>(also.keySet());
        log.entries().forEach(id -> nodes.add(id.node()));
        nodes.add(log.node().id());
        var reached = new TreeMap<String, Long>();
        nodes.forEach(node -> reached.put(node, log.reached(node)));
        return reached;
    }

    private Map<String, Reach> reaches(Map<String, Long> before, Map<String, Head> vector) {
        var reaches = new TreeMap<String, Reach>();
        reached(vector)
                .forEach((node, after) -> reaches.put(
                        node,
                        new Reach(
                                before.getOrDefault(node, 0L),
                                after,
                                vector.getOrDefault(node, Head.NONE).seq(),
                                log.withheld(node).size())));
        return reaches;
    }
}
