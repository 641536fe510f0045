package alidade.engine.exchange;

import alidade.engine.exchange.Hub.Halt;
import alidade.engine.exchange.Hub.Head;
import alidade.engine.exchange.Hub.Stretch;
import alidade.engine.exchange.Problem.Kind;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.Reception;
import alidade.engine.log.UnreadableEntry;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Takes the entries that the hub has and the log lacks, node by node: what stops one leaves the others
/// alone. Used once.
final class Pull {
    private final Log log;
    private final Hub hub;
    private final Replication replication;
    private final Supplier<Optional<String>> shortage;
    private final Consumer<Move> moves;
    private final CancelSignal cancel;
    private long pulled;
    private long expected;

    /// @param shortage why nothing more fits on the disk, in a sentence
    Pull(
            Log log,
            Hub hub,
            Replication replication,
            Supplier<Optional<String>> shortage,
            Consumer<Move> moves,
            CancelSignal cancel) {
        this.log = log;
        this.hub = hub;
        this.replication = replication;
        this.shortage = shortage;
        this.moves = moves;
        this.cancel = cancel;
    }

    long pulled() {
        return pulled;
    }

    /// How many entries are to come, for those who watch.
    void expect(long entries) {
        expected = entries;
    }

    /// @return why not all of the node's entries were taken; empty when they were, or it was cancelled
    Optional<Problem> run(String node, Head there) {
        var unlike = unlike(node, there);
        if (unlike.isPresent()) return unlike;
        while (!cancel.cancelled()) {
            var stretch = hub.headers(node, log.reached(node));
            var problem = take(stretch.headers(), stretch.withheld());
            if (problem.isPresent() || cancel.cancelled()) return problem;
            if (stretch.halt().isPresent()) return stretch.halt().map(Pull::problem);
            if (stretch.headers().isEmpty()) return Optional.empty();
        }
        return Optional.empty();
    }

    /// Takes the rows of entries that are here without them, and may be here with them since.
    ///
    /// @return why not all that the hub has were taken; empty when they were, or it was cancelled
    Optional<Problem> complete(String node) {
        var lacking = log.withheld(node).stream()
                .map(log::header)
                .filter(this::isTaken)
                .toList();
        if (lacking.isEmpty()) return Optional.empty();
        var without = hub.withheld(node);
        var stretch = new Stretch(List.of(), Set.of(), Optional.empty());
        for (var header : lacking) {
            if (cancel.cancelled()) break;
            var seq = header.id().seq();
            if (without.contains(seq)) continue;
            if (!stretch.headers().contains(header)) stretch = hub.headers(node, seq - 1);
            if (!stretch.headers().contains(header) || stretch.withheld().contains(seq)) continue;
            var problem = take(List.of(header), Set.of());
            if (problem.isPresent()) return problem;
        }
        return Optional.empty();
    }

    /// Own rows come back from wherever they are.
    private boolean isTaken(Header header) {
        return replication.isTaken(header)
                || header.id().node().equals(log.node().id());
    }

    /// What this installation had sealed once, and the workspace lacks, since it is an older copy: it comes
    /// back when it is proven to be that. Afterwards the log may be written again.
    ///
    /// @param upTo the place of the last entry that was sealed here
    Optional<Problem> catchUp(long upTo) {
        var node = log.node().id();
        var behind = new ArrayList<Header>();
        var without = new HashSet<Long>();
        var reached = log.reached(node);
        while (reached + behind.size() < upTo) {
            var stretch = hub.headers(node, reached + behind.size());
            behind.addAll(stretch.headers());
            without.addAll(stretch.withheld());
            if (stretch.halt().isPresent() || stretch.headers().isEmpty()) break;
        }
        var unproven = log.proveOwn(behind);
        if (unproven.isPresent()) {
            return Optional.of(Problem.of(
                    Kind.READ_ONLY,
                    node,
                    0,
                    "this workspace is an older copy, and the hub cannot bring it up to date: " + unproven.get()));
        }
        return take(behind.subList(0, Math.toIntExact(upTo - reached)), without);
    }

    private Optional<Problem> unlike(String node, Head there) {
        if (there.seq() == 0 || there.seq() > log.reached(node)) return Optional.empty();
        try {
            return log.header(new EntryId(node, there.seq())).hash().equals(there.hash())
                    ? Optional.empty()
                    : Optional.of(forked(node, there.seq()));
        } catch (UnreadableEntry e) {
            return Optional.of(Problem.of(Kind.DAMAGED, node, there.seq(), "it is damaged here: " + e.getMessage()));
        }
    }

    /// @param without places of those whose rows the hub does not have
    private Optional<Problem> take(List<Header> headers, Set<Long> without) {
        for (var header : headers) {
            if (cancel.cancelled()) return Optional.empty();
            var full = shortage.get();
            if (full.isPresent())
                return Optional.of(
                        Problem.of(Kind.DISK, header.id().node(), header.id().seq(), full.get()));
            var withRows = !without.contains(header.id().seq()) && isTaken(header);
            var problem = withRows ? take(header) : received(header, log.receive(header));
            if (problem.isPresent()) return problem;
            moves.accept(new Move.Pulled(header.id(), pulled, Math.max(expected, pulled)));
        }
        return Optional.empty();
    }

    private Optional<Problem> take(Header header) {
        var id = header.id();
        try (var lines = new Cancellable(hub.lines(header), cancel)) {
            return received(header, log.receive(header, lines));
        } catch (UnreadableEntry e) {
            return Optional.of(Problem.of(Kind.DAMAGED, id.node(), id.seq(), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new HubProblem("the hub cannot be read any more, in entry %s: %s".formatted(id, e), e);
        }
    }

    private Optional<Problem> received(Header header, Reception reception) {
        var id = header.id();
        return switch (reception) {
            case Reception.Taken() -> {
                pulled++;
                yield Optional.empty();
            }
            case Reception.Here() -> Optional.empty();
            case Reception.Fork(var at) -> Optional.of(forked(id.node(), at));
            case Reception.Gap(var want) -> {
                var missing = new EntryId(id.node(), want);
                yield Optional.of(
                        Problem.of(Kind.GAP, id.node(), id.seq(), "entry " + missing + " is missing before it"));
            }
            case Reception.Newer(var version) ->
                Optional.of(Problem.of(Kind.NEWER, id.node(), id.seq(), "it has log version " + version));
            case Reception.Refused(var sentence) ->
                Optional.of(Problem.of(Kind.DAMAGED, id.node(), id.seq(), sentence));
        };
    }

    private static Problem forked(String node, long at) {
        return Problem.of(
                Kind.FORK,
                node,
                at,
                "the hub has another entry in its place than is here: two installations seal under the same name");
    }

    private static Problem problem(Halt halt) {
        var node = halt.id().node();
        var seq = halt.id().seq();
        return switch (halt) {
            case Halt.Missing(var _) -> Problem.of(Kind.GAP, node, seq, "the hub lacks it, and has later ones");
            case Halt.Unusable(var _, var sentence) -> Problem.of(Kind.DAMAGED, node, seq, sentence);
            case Halt.Newer(var _, var sentence) -> Problem.of(Kind.NEWER, node, seq, sentence);
        };
    }
}
