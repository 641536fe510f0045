package alidade.engine.store;

import alidade.engine.log.Batch;
import alidade.engine.log.Coverage;
import alidade.engine.log.Draft;
import alidade.engine.log.Fact;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.engine.log.Refused;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A workspace with log, store and catalogue, and the table of `FakePacks`.
final class Garden implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    final Path workspace;
    final Log log;
    final Store store;
    final Definitions definitions;
    final Catalogue catalogue;

    private Garden(Path folder, String node) {
        workspace = folder.resolve("workspace");
        var clock = Clock.fixed(START, ZoneOffset.UTC);
        var files = new LogFiles();
        log = Log.open(workspace, Node.of(workspace, folder.resolve("home"), "cn", () -> node, files), clock, files);
        store = Store.open(workspace);
        definitions = new Definitions(log, store, clock, FakePacks::read);
        catalogue = new Catalogue(log, store, definitions);
    }

    /// Opens, and applies what the log holds.
    static Garden open(Path folder) {
        return open(folder, "node-a");
    }

    static Garden open(Path folder, String node) {
        var garden = new Garden(folder, node);
        try {
            garden.catalogue.replay();
            return garden;
        } catch (RuntimeException e) {
            garden.close();
            throw e;
        }
    }

    /// Opens and puts the columns of `FakePacks` in force.
    static Garden planted(Path folder) {
        var garden = open(folder);
        garden.plant(FakePacks.COLUMNS);
        return garden;
    }

    void plant(String columns) {
        var proposal = definitions.propose(FakePacks.files(columns));
        if (proposal instanceof Definitions.Proposal.Sealed(var header)) {
            catalogue.apply(header.id());
        }
    }

    Header sealAndApply(List<Fact> facts) {
        var header = log.seal(draft(facts));
        catalogue.apply(header.id());
        return header;
    }

    static Draft.Records draft(List<Fact> facts) {
        return draft(facts, List.of(), Batch.Status.SUCCESS);
    }

    static Draft.Records draft(List<Fact> facts, List<Refused> refused, Batch.Status status) {
        var coverage = List.of(new Coverage("north", "all", LocalDate.of(2026, 3, 1), Coverage.Extent.COMPLETE));
        return new Draft.Records(batch(status), coverage, facts, refused);
    }

    static Batch batch(Batch.Status status) {
        return new Batch(
                "20260301_100000_cn",
                Batch.Origin.COLLECT,
                FakePacks.PACK,
                FakePacks.TABLE,
                "north",
                START,
                START.plusSeconds(5),
                status,
                2,
                0,
                Optional.empty(),
                Optional.empty());
    }

    static Fact fact(String name, LocalDate day, long reading) {
        var values = new TreeMap<String, Object>();
        values.put("station", "north");
        values.put("owner", "ann");
        values.put("name", name);
        values.put("reading", reading);
        values.put("height", new BigDecimal("1.5"));
        values.put("title", "标题 " + name);
        values.put("tags", List.of("a", "b\"c"));
        values.put("since", LocalDate.of(2020, 2, 29));
        values.put("changed", Instant.parse("2026-02-28T23:59:59.123456Z"));
        values.put("official", true);
        return new Fact(day, day.atTime(9, 30).toInstant(ZoneOffset.UTC), List.of("all"), values);
    }

    static Fact fact(Map<String, Object> values) {
        return new Fact(LocalDate.of(2026, 3, 1), START, List.of(), values);
    }

    /// All rows of a question, each column as text.
    List<List<String>> rows(String sql) {
        return store.read(connection -> {
            var found = new ArrayList<List<String>>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        });
    }

    private static List<String> row(ResultSet rows) throws java.sql.SQLException {
        var row = new ArrayList<String>();
        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            row.add(String.valueOf(rows.getString(column)));
        }
        return row;
    }

    @Override
    public void close() {
        store.close();
    }
}
