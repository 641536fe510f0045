package alidade.engine.node;

import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.ScheduledSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// How a node is, at one moment.
///
/// @param self the node
/// @param regions that it collects for
/// @param collecting sources that are being collected, as `pack/source`, by whomever
/// @param runs how many runs ended how since it began
/// @param meeting empty without a hub
/// @param reached by node the place up to which all its entries are here
/// @param alerts by rule how many alerts are open
/// @param freeBytes of the disk with the workspace
public record Health(
        Self self,
        Set<String> regions,
        Instant at,
        List<String> collecting,
        List<ScheduledSource> sources,
        Map<RunReport.Status, Long> runs,
        Optional<Meeting> meeting,
        SortedMap<String, Long> reached,
        SortedMap<String, Long> alerts,
        List<Trouble> troubles,
        long freeBytes) {
    public Health {
        regions = Collections.unmodifiableSortedSet(new TreeSet<>(regions));
        collecting = List.copyOf(collecting);
        sources = List.copyOf(sources);
        runs = Collections.unmodifiableMap(new TreeMap<>(runs));
        reached = Collections.unmodifiableSortedMap(new TreeMap<>(reached));
        alerts = Collections.unmodifiableSortedMap(new TreeMap<>(alerts));
        troubles = List.copyOf(troubles);
    }

    /// @param since when its process began to work
    public record Self(String node, String region, String incarnation, Instant since) {}

    /// The node in one word.
    public enum State {
        GOOD,
        COLLECTING,
        /// It works, and something is not as it should be.
        TROUBLED,
        /// It cannot do its work.
        DISABLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state() {
        if (troubles.stream().anyMatch(one -> one.kind().disables())) return State.DISABLED;
        if (!troubles.isEmpty()) return State.TROUBLED;
        return collecting.isEmpty() ? State.GOOD : State.COLLECTING;
    }

    /// When the next run begins.
    public Optional<Instant> next() {
        var moments = new ArrayList<Instant>();
        sources.forEach(source -> source.due().ifPresent(moments::add));
        return moments.stream().min(Instant::compareTo);
    }
}
