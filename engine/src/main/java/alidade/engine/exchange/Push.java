package alidade.engine.exchange;

import alidade.engine.exchange.Hub.Head;
import alidade.engine.exchange.Hub.Verdict;
import alidade.engine.exchange.Problem.Kind;
import alidade.engine.log.EntryFolder;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.UnreadableEntry;
import alidade.fetch.sources.CancelSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Gives the entries of this node that the hub lacks to the hub, one after the other. Used once.
final class Push {
    /// A hub that lost chunks is given them once more.
    private static final int TRIES = 3;

    private final Log log;
    private final Hub hub;
    private final Replication replication;
    private final Consumer<Move> moves;
    private final CancelSignal cancel;
    private final String node;
    private long pushed;

    Push(Log log, Hub hub, Replication replication, Consumer<Move> moves, CancelSignal cancel) {
        this.log = log;
        this.hub = hub;
        this.replication = replication;
        this.moves = moves;
        this.cancel = cancel;
        node = log.node().id();
    }

    long pushed() {
        return pushed;
    }

    /// @param there this node's last entry at the hub
    /// @return why not all was given; empty when it was, or it was cancelled
    Optional<Problem> run(Head there) {
        var unlike = unlike(there);
        if (unlike.isPresent()) return unlike;
        var last = log.head().map(header -> header.id().seq()).orElse(0L);
        for (var seq = there.seq() + 1; seq <= last && !cancel.cancelled(); seq++) {
            var problem = push(new EntryId(node, seq));
            if (problem.isPresent()) return problem;
            if (cancel.cancelled()) break;
            pushed++;
            moves.accept(new Move.Pushed(new EntryId(node, seq), pushed, last - there.seq()));
        }
        return Optional.empty();
    }

    /// Gives the rows of entries that lie at the hub without them, and may have them there since.
    ///
    /// @return why not all were given; empty when they were, or it was cancelled
    Optional<Problem> complete() {
        var last = log.head().map(header -> header.id().seq()).orElse(0L);
        for (var seq : hub.withheld(node)) {
            if (cancel.cancelled()) break;
            if (seq > last) continue;
            var id = new EntryId(node, seq);
            try {
                // Asked first, since the hub may have them after all.
                var isLacking = isGiven(log.header(id)) && hub.seal(log.header(id)) instanceof Verdict.Short;
                if (!isLacking) continue;
            } catch (UnreadableEntry e) {
                return problem(Kind.DAMAGED, seq, "it is damaged here: " + e.getMessage());
            }
            var problem = push(id);
            if (problem.isPresent()) return problem;
            if (!cancel.cancelled()) pushed++;
        }
        return Optional.empty();
    }

    /// An older copy of a workspace that came up to date has not all of its own rows.
    private boolean isGiven(Header header) {
        return replication.isGiven(header) && !log.isWithheld(header.id());
    }

    /// Found before anything is written: the hub's last entry of this node is none of this log.
    private Optional<Problem> unlike(Head there) {
        if (there.seq() == 0) return Optional.empty();
        var last = log.head().map(header -> header.id().seq()).orElse(0L);
        if (there.seq() > last) {
            return problem(
                    Kind.FORK,
                    there.seq(),
                    "the hub has this node's entries up to %d, and this log ends at %d: another"
                                    .formatted(there.seq(), last)
                            + " installation seals under the same name");
        }
        try {
            return log.header(new EntryId(node, there.seq())).hash().equals(there.hash())
                    ? Optional.empty()
                    : forked(there.seq());
        } catch (UnreadableEntry e) {
            return problem(Kind.DAMAGED, there.seq(), "it is damaged here: " + e.getMessage());
        }
    }

    private Optional<Problem> forked(long at) {
        return problem(
                Kind.FORK,
                at,
                "the hub has another entry in its place: another installation seals under the same name");
    }

    private Optional<Problem> push(EntryId id) {
        try {
            var header = log.header(id);
            var large = EntryFolder.tooLarge(header);
            if (large.isPresent()) return problem(Kind.HELD_BACK, id.seq(), large.get());
            if (!isGiven(header)) return answer(id, hub.withhold(header));
            for (var attempt = 0; attempt < TRIES; attempt++) {
                send(header);
                if (cancel.cancelled()) return Optional.empty();
                var verdict = hub.seal(header);
                if (!(verdict instanceof Verdict.Short)) return answer(id, verdict);
            }
            return problem(Kind.HUB, id.seq(), "the hub lost what it was given, %d times in a row".formatted(TRIES));
        } catch (UnreadableEntry e) {
            return problem(Kind.DAMAGED, id.seq(), "it is damaged here: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("entry " + id + " cannot be read", e);
        }
    }

    private Optional<Problem> answer(EntryId id, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Appended(), Verdict.Duplicate(), Verdict.Short(var _, var _) -> Optional.empty();
            case Verdict.Fork(var at) -> forked(at);
            case Verdict.Gap(var want) ->
                problem(Kind.GAP, id.seq(), "the hub lacks entry %s:%d before it".formatted(node, want));
            case Verdict.Newer(var version) ->
                problem(Kind.NEWER, id.seq(), "the hub is too old for log version %d".formatted(version));
        };
    }

    private void send(Header header) throws IOException {
        var present = hub.present(header);
        try (var chunks = new ChunksAhead(new Chunks(log.lines(header.id())))) {
            for (var next = chunks.next(); next.isPresent() && !cancel.cancelled(); next = chunks.next()) {
                var chunk = next.get();
                if (!chunk.sha().equals(present.get(chunk.number()))) hub.send(header, chunk);
                moves.accept(new Move.Sending(header.id(), chunks.lines(), header.rows() + header.refused()));
            }
        }
    }

    private Optional<Problem> problem(Kind kind, long seq, String detail) {
        return Optional.of(Problem.of(kind, node, seq, detail));
    }
}
