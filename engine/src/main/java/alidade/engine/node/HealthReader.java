package alidade.engine.node;

import alidade.engine.exchange.Problem;
import alidade.engine.log.Batch;
import alidade.engine.node.Health.Self;
import alidade.engine.node.Neighbour.Condition;
import alidade.engine.node.Trouble.Kind;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.ScheduledSource;
import alidade.engine.pipeline.SourceProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Looks how a node is. May be asked from several threads.
final class HealthReader {
    private final Engine engine;
    private final Path workspace;
    private final Set<String> regions;
    private final Collecting collecting;
    private final Optional<Exchanging> exchanging;
    private final Clock clock;
    private final Self self;

    HealthReader(
            Engine engine,
            Path workspace,
            Set<String> regions,
            Collecting collecting,
            Optional<Exchanging> exchanging,
            Clock clock) {
        this.engine = engine;
        this.workspace = workspace;
        this.regions = Set.copyOf(regions);
        this.collecting = collecting;
        this.exchanging = exchanging;
        this.clock = clock;
        var node = engine.log().node();
        self = new Self(node.id(), node.region(), node.incarnation(), clock.instant());
    }

    Health read() {
        var sources = engine.schedule().sources(regions);
        var meeting = exchanging.map(Exchanging::meeting);
        var reached = new TreeMap<String, Long>();
        for (var id : engine.log().entries())
            reached.putIfAbsent(id.node(), engine.log().reached(id.node()));
        return new Health(
                self,
                regions,
                clock.instant(),
                engine.underWay().now().sources().stream()
                        .map(SourceProgress::source)
                        .toList(),
                sources,
                collecting.runs(),
                meeting,
                reached,
                engine.store().read(HealthReader::alerts),
                troubles(sources, meeting),
                freeBytes());
    }

    private static SortedMap<String, Long> alerts(Connection reader) throws SQLException {
        var open = new TreeMap<String, Long>();
        var query = "select rule, count(*) from mart.alerts where closed_on is null group by rule";
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) open.put(rows.getString(1), rows.getLong(2));
        }
        return open;
    }

    private List<Trouble> troubles(List<ScheduledSource> sources, Optional<Meeting> meeting) {
        var troubles = new ArrayList<Trouble>();
        engine.readOnly().ifPresent(sentence -> troubles.add(of(Kind.READ_ONLY, sentence)));
        engine.shortage().ifPresent(sentence -> troubles.add(of(Kind.DISK, sentence)));
        sources.forEach(source -> source(source).ifPresent(troubles::add));
        collecting.problem().ifPresent(sentence -> troubles.add(of(Kind.RUN, sentence)));
        meeting.ifPresent(one -> troubles.addAll(exchange(one)));
        return troubles;
    }

    private static Trouble of(Kind kind, String sentence) {
        return new Trouble(kind, "", Optional.empty(), sentence);
    }

    private static Optional<Trouble> source(ScheduledSource source) {
        if (source.runs().isEmpty()) return Optional.empty();
        var last = source.runs().getFirst();
        var failures = source.failures();
        if (failures > 0) {
            var first = source.runs().get(failures - 1);
            return Optional.of(new Trouble(
                    Kind.SOURCE_FAILING,
                    source.source(),
                    Optional.of(first.ended()),
                    last.error().orElse("the run failed")));
        }
        return last.status() == Batch.Status.HELD
                ? Optional.of(new Trouble(
                        Kind.SOURCE_HELD,
                        source.source(),
                        Optional.of(last.ended()),
                        last.error().orElse("the run is held")))
                : Optional.empty();
    }

    private static List<Trouble> exchange(Meeting meeting) {
        var troubles = new ArrayList<Trouble>();
        meeting.reason()
                .ifPresent(sentence -> troubles.add(new Trouble(Kind.HUB_AWAY, "", meeting.awaySince(), sentence)));
        for (var problem : meeting.problems()) troubles.add(trouble(problem));
        for (var neighbour : meeting.neighbours()) {
            if (neighbour.condition() != Condition.SILENT) continue;
            troubles.add(new Trouble(
                    Kind.SILENT_NODE,
                    neighbour.node(),
                    Optional.of(neighbour.met()),
                    "node %s (%s) has not been at the hub since %s"
                            .formatted(neighbour.node(), neighbour.region(), neighbour.met())));
        }
        meeting.untold().ifPresent(sentence -> troubles.add(of(Kind.UNTOLD, sentence)));
        return troubles;
    }

    private static Trouble trouble(Problem problem) {
        var about = problem.seq() > 0 ? problem.node() + ":" + problem.seq() : problem.node();
        return new Trouble(Kind.EXCHANGE, about, Optional.empty(), problem.detail());
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(workspace).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
