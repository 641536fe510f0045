package alidade.engine.node;

import alidade.engine.exchange.Hub.Life;
import alidade.engine.node.Neighbour.Condition;
import alidade.engine.node.Notice.Kind;
import alidade.engine.node.SilenceFile.Silence;
import alidade.fetch.sources.CancelSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks which nodes gave no sign at the hub for too long, and has people told once of each silence and once of its
/// end.
///
/// All moments are the hub's, so no clock of a node makes anybody silent. Used by one thread.
final class Silences {
    private static final Logger LOG = LoggerFactory.getLogger(Silences.class);
    private static final Duration GIVEN_UP = Duration.ofDays(30);

    private final Duration limit;
    private final Set<String> watched;
    private final SilenceFile file;
    private final Herald herald;
    private final Map<String, Silence> silences;
    private final Set<String> tried = new HashSet<>();

    /// @param watched empty: all nodes that have ever collected
    Silences(Duration limit, Set<String> watched, SilenceFile file, Herald herald) {
        this.limit = limit;
        this.watched = Set.copyOf(watched);
        this.file = file;
        this.herald = herald;
        silences = file.read();
    }

    /// What was seen, and why people could not be told of it.
    record Look(List<Neighbour> neighbours, Optional<String> untold) {}

    /// @param lives the last sign of each node
    /// @param self this node
    /// @param now by the hub's clock
    /// @param collectors nodes that have ever collected
    Look look(List<Life> lives, String self, Instant now, Set<String> collectors, CancelSignal cancel) {
        var neighbours = new ArrayList<Neighbour>();
        Optional<String> untold = Optional.empty();
        for (var life : lives) {
            if (life.node().equals(self)) continue;
            var condition = condition(life, now, collectors);
            neighbours.add(new Neighbour(life.node(), life.region(), life.met(), condition));
            var failed = tell(life, condition, cancel);
            if (failed.isPresent()) untold = failed;
        }
        return new Look(neighbours, untold);
    }

    private Condition condition(Life life, Instant now, Set<String> collectors) {
        var isWatched = watched.isEmpty() ? collectors.contains(life.node()) : watched.contains(life.node());
        if (!isWatched) return Condition.UNWATCHED;
        var age = Duration.between(life.met(), now);
        if (age.compareTo(limit) <= 0) return Condition.PRESENT;
        return age.compareTo(limit.plus(GIVEN_UP)) <= 0 ? Condition.SILENT : Condition.GONE;
    }

    private Optional<String> tell(Life life, Condition condition, CancelSignal cancel) {
        var known = Optional.ofNullable(silences.get(life.node()));
        return switch (condition) {
            case SILENT -> {
                // One that came and went again between two looks is silent anew.
                var silence =
                        known.filter(one -> one.since().equals(life.met())).orElse(new Silence(life.met(), false));
                yield silence.told() ? Optional.empty() : silent(life, silence, cancel);
            }
            case PRESENT -> known.isEmpty() ? Optional.empty() : back(life, known.get(), cancel);
            case GONE, UNWATCHED -> Optional.empty();
        };
    }

    private Optional<String> silent(Life life, Silence silence, CancelSignal cancel) {
        keep(life.node(), silence);
        var failed = tell(Kind.SILENT, life, silence, cancel);
        if (failed.isEmpty()) keep(life.node(), new Silence(silence.since(), true));
        return failed;
    }

    /// Of a silence that nobody heard of, the end is not told either.
    private Optional<String> back(Life life, Silence silence, CancelSignal cancel) {
        var failed = silence.told() ? tell(Kind.BACK, life, silence, cancel) : Optional.<String>empty();
        if (failed.isEmpty()) {
            silences.remove(life.node());
            file.write(silences);
        }
        return failed;
    }

    private void keep(String node, Silence silence) {
        if (silence.equals(silences.put(node, silence))) return;
        file.write(silences);
    }

    private Optional<String> tell(Kind kind, Life life, Silence silence, CancelSignal cancel) {
        var notice = new Notice(kind, life.node(), life.region(), silence.since(), life.met(), limit);
        var isFirst = tried.add(notice.id());
        if (isFirst) LOG.warn("{} - {} since {}", life.node(), kind.word(), silence.since());
        var failed = herald.tell(notice, isFirst, cancel);
        if (failed.isEmpty()) tried.remove(notice.id());
        return failed;
    }
}
