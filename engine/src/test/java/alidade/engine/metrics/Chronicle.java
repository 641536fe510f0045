package alidade.engine.metrics;

import alidade.engine.store.FactIds;
import alidade.engine.store.PackedFacts;
import alidade.resources.packs.TableDefinition.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A random history of several nodes: deletions, reappearances, late corrections, held entries, mends, what
/// people ruled about them and took back, equal moments, missing
/// values, several inputs. Written straight into the tables of the store.
final class Chronicle {
    static final LocalDate FIRST = LocalDate.parse("2025-12-15");
    private static final int DAYS = 40;
    private static final List<String> SOURCES = List.of("Hugging Face", "ModelScope", "Gitee");
    private static final List<String> INPUTS = List.of("baidu", "ernie");
    private static final List<String> PUBLISHERS =
            List.of("baidu", "BAIDU 百度", "tom", "yiyan", "\u212Aelvin", "\u0130pek");
    private final Random random;
    final List<Entry> entries = new ArrayList<>();

    record Observation(
            String record,
            LocalDate date,
            Instant observedAt,
            List<String> inputs,
            int ordinal,
            Map<String, Object> values) {}

    record Covered(String source, String input, LocalDate date, boolean complete) {}

    enum Kind {
        COLLECTED,
        HELD,
        MENDED,
        CONFIRMS,
        RETRACTS,
        TAKES_BACK
    }

    /// @param of the entry that it rules about, or the ruling that it takes back; else empty
    record Entry(
            String node,
            long seq,
            Instant sealedAt,
            Kind kind,
            String of,
            List<Covered> coverage,
            List<Observation> facts) {
        String id() {
            return node + ":" + seq;
        }

        boolean rules() {
            return kind == Kind.CONFIRMS || kind == Kind.RETRACTS;
        }
    }

    Chronicle(long seed) {
        random = new Random(seed);
        var seqs = new HashMap<String, Long>();
        var open = new ArrayList<Entry>();
        var count = 6 + random.nextInt(16);
        for (var i = 0; i < count; i++) {
            var node = random.nextInt(3) == 0 ? "b" : "a";
            var seq = seqs.merge(node, 1L, Long::sum);
            var today = FIRST.plusDays((long) DAYS * i / count + random.nextInt(3));
            var sealed = today.atTime(12, 0).toInstant(ZoneOffset.UTC).plusSeconds(i);
            if (!open.isEmpty() && random.nextInt(2) == 0) {
                var of = open.get(random.nextInt(open.size()));
                var kind = of.rules() ? Kind.TAKES_BACK : of.kind() == Kind.HELD ? Kind.CONFIRMS : Kind.RETRACTS;
                var ruling = new Entry(node, seq, sealed, kind, of.id(), List.of(), List.of());
                entries.add(ruling);
                if (ruling.rules()) open.add(ruling);
                continue;
            }
            var round = round(node, seq, sealed, today);
            entries.add(round);
            if (round.kind() != Kind.COLLECTED) open.add(round);
        }
    }

    private Kind kind() {
        return switch (random.nextInt(8)) {
            case 0 -> Kind.HELD;
            case 1 -> Kind.MENDED;
            default -> Kind.COLLECTED;
        };
    }

    private Entry round(String node, long seq, Instant sealed, LocalDate today) {
        var source = SOURCES.get(random.nextInt(SOURCES.size()));
        var day = random.nextInt(4) == 0 ? today.minusDays(random.nextInt(12)) : today;
        var facts = new ArrayList<Observation>();
        var coverage = new ArrayList<Covered>();
        for (var input : INPUTS) {
            if (random.nextInt(3) > 0) coverage.add(new Covered(source, input, day, random.nextInt(4) > 0));
        }
        for (var i = random.nextInt(9); i > 0; i--) facts.add(fact(source, day, facts.size()));
        return new Entry(node, seq, sealed, kind(), "", coverage, facts);
    }

    private Observation fact(String source, LocalDate day, int ordinal) {
        var number = random.nextInt(6);
        var publisher = PUBLISHERS.get(number);
        var name = "ernie-" + number % 3;
        var values = new TreeMap<String, Object>();
        values.put("platform", source);
        values.put("publisher", publisher);
        values.put("model_name", name);
        if (random.nextInt(6) > 0) values.put("download_count", (long) random.nextInt(30) - 3);
        if (random.nextInt(3) > 0) values.put("likes", (long) random.nextInt(9));
        if (random.nextInt(4) > 0)
            values.put("model_type", List.of("lora", "LoRA X", "original").get(random.nextInt(3)));
        if (random.nextInt(4) == 0)
            values.put("license", List.of("MIT", "Apache").get(random.nextInt(2)));
        var inputs = new TreeSet<String>();
        for (var input : INPUTS) if (random.nextInt(3) > 0) inputs.add(input);
        // Few different moments, so that many are equal.
        var moment = day.atTime(random.nextInt(2), 0).toInstant(ZoneOffset.UTC);
        return new Observation(
                source + ":" + publisher + "/" + name, day, moment, List.copyOf(inputs), ordinal, values);
    }

    Map<String, Long> heads(Random chance, boolean all) {
        var heads = new TreeMap<String, Long>();
        entries.forEach(entry -> heads.merge(entry.node(), entry.seq(), Math::max));
        if (!all) heads.replaceAll((node, seq) -> chance.nextLong(seq + 1));
        return heads;
    }

    static void clear(Connection writer) throws SQLException {
        try (var statement = writer.createStatement()) {
            for (var table : List.of(
                    "log.entry",
                    "log.coverage",
                    "log.ruling",
                    "std.model_downloads_fact",
                    "std.model_downloads_block",
                    "std.model_downloads_packed",
                    "std.model_downloads_record",
                    "std.model_downloads_attributes")) {
                statement.execute("delete from " + table);
            }
        }
    }

    /// Writes the entries from place `from` up to, and without, `to`.
    ///
    /// @param measures those of the table
    void write(Connection writer, List<Column> measures, int from, int to) throws SQLException {
        for (var number = from; number < to; number++) {
            var entry = entries.get(number);
            header(writer, number, entry);
            if (!entry.of().isEmpty()) ruling(writer, number, entry);
            for (var one : entry.coverage()) {
                insert(
                        writer,
                        "log.coverage",
                        number,
                        one.source(),
                        one.input(),
                        one.date(),
                        one.complete() ? "COMPLETE" : "UNKNOWN");
            }
            for (var fact : entry.facts()) write(writer, measures, number, fact);
        }
    }

    private static void header(Connection writer, int number, Entry entry) throws SQLException {
        var sealed = entry.sealedAt().atOffset(ZoneOffset.UTC);
        insert(
                writer,
                "log.entry",
                number,
                entry.node(),
                entry.seq(),
                "i",
                "cn",
                "RECORDS",
                1,
                sealed,
                "batch",
                entry.kind() == Kind.MENDED ? "MEND" : "COLLECT",
                "p",
                "model_downloads",
                "",
                sealed,
                sealed,
                entry.kind() == Kind.HELD ? "HELD" : "SUCCESS",
                1,
                0,
                null,
                null,
                null,
                entry.facts().size(),
                0,
                "",
                "",
                "hash of " + entry.node() + entry.seq(),
                false);
    }

    private void ruling(Connection writer, int number, Entry entry) throws SQLException {
        var ruling = entry.rules() ? entry : byId(entry.of());
        var of = ruling.of().split(":");
        insert(
                writer,
                "log.ruling",
                number,
                0,
                ruling.kind() == Kind.CONFIRMS ? "confirmation" : "retraction",
                of[0],
                Long.parseLong(of[1]),
                entry.rules(),
                (entry.rules() ? "sha of " : "nothing, after ") + ruling.id(),
                entry.rules() ? null : "sha of " + ruling.id());
    }

    private Entry byId(String id) {
        return entries.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private final Map<String, Long> records = new HashMap<>();
    private final Map<List<String>, Long> attributes = new HashMap<>();
    private final Map<LocalDate, Long> ofDay = new HashMap<>();

    private void write(Connection writer, List<Column> measures, int number, Observation fact) throws SQLException {
        var values = fact.values();
        if (!records.containsKey(fact.record())) {
            records.put(fact.record(), (long) records.size());
            insert(
                    writer,
                    "std.model_downloads_record (record_id, source_record_id, first_entry, platform, publisher, model_name)",
                    records.get(fact.record()),
                    fact.record(),
                    number,
                    values.get("platform"),
                    values.get("publisher"),
                    values.get("model_name"));
        }
        var key = List.of(String.valueOf(values.get("model_type")), String.valueOf(values.get("license")));
        if (!attributes.containsKey(key)) {
            attributes.put(key, (long) attributes.size());
            insert(
                    writer,
                    "std.model_downloads_attributes (attributes_id, sha, model_type, license)",
                    attributes.get(key),
                    key.toString(),
                    values.get("model_type"),
                    values.get("license"));
        }
        var place = ofDay.merge(fact.date(), 1L, Long::sum);
        insert(
                writer,
                "std.model_downloads_fact (fact_id, record_id, attributes_id, entry_no, ordinal, snapshot_date, observed_at, inputs, row_quality, download_count, likes)",
                FactIds.firstOf(fact.date()) + place,
                records.get(fact.record()),
                attributes.get(key),
                number,
                fact.ordinal(),
                fact.date(),
                fact.observedAt().atOffset(ZoneOffset.UTC),
                fact.inputs().isEmpty() ? "" : "|" + String.join("|", fact.inputs()) + "|",
                100,
                values.get("download_count"),
                values.get("likes"));
        var packed = new PackedFacts.Builder(measures);
        packed.add(
                records.getOrDefault(fact.record(), 0L),
                attributes.getOrDefault(key, 0L),
                fact.ordinal(),
                fact.observedAt(),
                fact.inputs().isEmpty() ? "" : "|" + String.join("|", fact.inputs()) + "|",
                measures.stream().map(column -> values.get(column.name())).toArray());
        insert(writer, "std.model_downloads_packed", FactIds.firstOf(fact.date()) + place, packed.pack());
        insert(
                writer,
                "std.model_downloads_block",
                FactIds.firstOf(fact.date()) + place,
                FactIds.firstOf(fact.date()) + place,
                number,
                fact.date(),
                fact.observedAt().atOffset(ZoneOffset.UTC));
    }

    private static void insert(Connection writer, String table, @Nullable Object... values) throws SQLException {
        var marks = String.join(", ", java.util.Collections.nCopies(values.length, "?"));
        try (var statement = writer.prepareStatement("insert into " + table + " values (" + marks + ")")) {
            for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }
    }
}
