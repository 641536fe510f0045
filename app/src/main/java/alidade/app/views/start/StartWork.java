package alidade.app.views.start;

import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.ImportReport;
import alidade.engine.pipeline.ImportRequest;
import alidade.engine.pipeline.Preview.Reach;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunRequest;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// What can be begun with on an empty workspace, done by the engine. Not for the JavaFX thread.
public final class StartWork {
    private static final int MOST_REASONS = 5;
    private static final String REASONS = """
            select r.reason, count(*)
              from std.refused r
              join log.entry e
                on e.entry_no = r.entry_no
             where e.node = ? and e.seq = ?
             group by r.reason
            """;

    private final Engine engine;

    public StartWork(Engine engine) {
        this.engine = engine;
    }

    /// A table that files can be brought into.
    record Target(String pack, String table, Label label) {}

    /// A source that can be collected from.
    record Source(String id, String name, Label label, String region) {}

    /// What there is to begin with.
    record Offer(List<Target> targets, List<Source> sources) {
        Offer {
            targets = List.copyOf(targets);
            sources = List.copyOf(sources);
        }
    }

    /// How an import ended.
    ///
    /// @param reasons the most frequent ones for which rows were refused
    record Imported(ImportReport report, List<Reason> reasons) {
        Imported {
            reasons = List.copyOf(reasons);
        }
    }

    record Reason(String sentence, long rows) {}

    Offer offer() {
        var targets = new ArrayList<Target>();
        var sources = new ArrayList<Source>();
        for (var pack : engine.definitions().current()) {
            for (var table : pack.tables()) {
                if (!table.imports().isEmpty()) targets.add(new Target(pack.name(), table.name(), table.label()));
            }
            for (var source : pack.sources()) {
                sources.add(new Source(source.id(), source.name(), source.label(), source.region()));
            }
        }
        return new Offer(targets, sources);
    }

    /// @throws alidade.engine.pipeline.Unanswerable when the file cannot be read; nothing is imported then
    Imported run(ImportRequest request, Progress progress, CancelSignal cancel) {
        var report = engine.importer().run(request, progress, cancel);
        var rows = new TreeMap<String, Long>();
        if (report.refused() > 0) {
            for (var entry : report.entries()) {
                for (var reason : reasons(entry)) rows.merge(reason.sentence(), reason.rows(), Long::sum);
            }
        }
        return new Imported(
                report,
                rows.entrySet().stream()
                        .map(one -> new Reason(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparingLong(Reason::rows).reversed())
                        .limit(MOST_REASONS)
                        .toList());
    }

    private List<Reason> reasons(EntryId entry) {
        return engine.store().read(reader -> {
            var reasons = new ArrayList<Reason>();
            try (var statement = reader.prepareStatement(REASONS)) {
                statement.setString(1, entry.node());
                statement.setLong(2, entry.seq());
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) reasons.add(new Reason(rows.getString(1), rows.getLong(2)));
                }
            }
            return reasons;
        });
    }

    /// How far each source is.
    ///
    /// @throws alidade.engine.pipeline.Unanswerable when the routes cannot be gone by
    List<Reach> reach(CancelSignal cancel) {
        return engine.preview().reach(RunRequest.everything(), cancel);
    }
}
