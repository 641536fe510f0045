package alidade.engine.exchange;

import alidade.engine.exchange.Hub.Life;
import alidade.engine.exchange.Problem.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a workspace remembers of its exchanges with a hub, while the hub is away and after the program was closed.
///
/// @param hub its address, as it may be shown
/// @param tried when it was last tried
/// @param away why the hub could not be used then; empty when it could
/// @param met what came of the last exchange in which the hub was met; empty when it never was
public record LastExchange(String hub, Instant tried, Optional<String> away, Optional<Met> met) {
    /// An exchange that met the hub.
    ///
    /// @param atHub by node the place of its last entry at the hub
    public record Met(
            Instant at,
            long pushed,
            long pulled,
            Map<String, Long> atHub,
            List<Problem> problems,
            List<Life> lives,
            boolean cancelled) {
        public Met {
            atHub = Collections.unmodifiableMap(new TreeMap<>(atHub));
            problems = List.copyOf(problems);
            lives = List.copyOf(lives);
        }

        public Optional<Life> life(String node) {
            return lives.stream().filter(life -> life.node().equals(node)).findFirst();
        }
    }

    static LastExchange away(Optional<LastExchange> before, String hub, Instant now, String why) {
        return new LastExchange(hub, now, Optional.of(why), metBefore(before, hub));
    }

    /// @param before what was remembered, of whichever hub
    static LastExchange of(Optional<LastExchange> before, String hub, Instant now, Exchanged exchanged) {
        var known = metBefore(before, hub);
        var failed = exchanged.problems().stream()
                .filter(problem -> problem.kind() == Kind.HUB)
                .map(Problem::detail)
                .findFirst();
        var isMet = !exchanged.lives().isEmpty()
                || exchanged.nodes().values().stream().anyMatch(reach -> reach.atHub() > 0);
        if (!isMet) return new LastExchange(hub, now, failed, known);
        var atHub = new TreeMap<String, Long>();
        exchanged.nodes().forEach((node, reach) -> atHub.put(node, reach.atHub()));
        var isWhole = failed.isEmpty() && !exchanged.cancelled();
        // One that was cut may have seen the hub before what was seen of it earlier; a hub does not shrink by that.
        if (!isWhole) known.ifPresent(met -> met.atHub().forEach((node, seq) -> atHub.merge(node, seq, Math::max)));
        var lives = exchanged.lives().isEmpty() ? known.map(Met::lives).orElse(List.of()) : exchanged.lives();
        return new LastExchange(
                hub,
                now,
                exchanged.lives().isEmpty() ? failed : Optional.empty(),
                Optional.of(new Met(
                        now,
                        exchanged.pushed(),
                        exchanged.pulled(),
                        atHub,
                        exchanged.problems(),
                        lives,
                        exchanged.cancelled())));
    }

    private static Optional<Met> metBefore(Optional<LastExchange> before, String hub) {
        return before.filter(last -> last.hub().equals(hub)).flatMap(LastExchange::met);
    }
}
