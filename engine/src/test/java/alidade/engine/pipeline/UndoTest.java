package alidade.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import alidade.engine.annotations.Note;
import alidade.engine.log.Batch;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.quality.QualityDays;
import alidade.engine.quality.SourceDay;
import alidade.engine.quality.VisibleEntries;
import alidade.engine.store.Digest;
import alidade.engine.store.Visibility;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {
    private static final int STEPS = Boolean.getBoolean("alidade.full") ? 160 : 24;
    private static final String DAYS = "select date, total_records, deleted_records, verdict"
            + " from quality.data_quality_daily where source = 'North' order by date";

    private static final String SEEN = """
            metric: flowers_seen
            label: {zh: 数, en: Seen}
            description: {zh: 数, en: Seen}
            tier: kpi
            table: flowers
            unit: flowers
            good: up
            grains: [day, week]
            dimensions: [station]
            versions:
              - version: v1.0
                description: {zh: 一, en: One}
                latest_sum: seen
            """;
    private static final String DAILY = """
            mart: flowers_daily
            label: {zh: 日, en: By day}
            table: flowers
            grain: day
            period_column: date
            dimensions: [station]
            columns:
              - flowers_seen
              - {name: score, metric: meadow_score}
            """;

    @TempDir
    Path folder;

    @Test
    void whatWasConfirmedCountsNoMoreAfterTheUndoAndIsAsItWasBefore() throws IOException {
        try (var meadow = opened()) {
            var held = heldOf(meadow);
            var before = state(meadow);
            var confirmed = meadow.engine().confirm().confirm(held, "ann", "right so");
            var between = state(meadow);
            var knewBetween = heads(meadow);
            assertEquals(List.of("2026-03-02 10 0 good", "2026-03-03 6 4 good"), meadow.ask(DAYS));
            assertNotEquals(before.digest(), between.digest());

            var undone = meadow.engine().undo().undo(confirmed.id(), "bob");

            assertEquals(List.of(new Undo.Part("confirmation", held.toString(), false)), undone.parts());
            assertEquals(List.of("2026-03-02 10 0 good", "2026-03-03 10 0 held"), meadow.ask(DAYS));
            assertEquals(before, state(meadow));
            assertEquals(between.days(), days(meadow, knewBetween));
            assertEquals(between.answers(), answers(meadow, new Knowledge.Vector(knewBetween)));
            assertEquals(
                    List.of("held 2026-03-03 null"), meadow.ask("select rule, opened_on, closed_on from mart.alerts"));

            // Undone, then confirmed again: it counts again, to the byte as the first time.
            meadow.engine().confirm().confirm(held, "ann", "right so");
            assertEquals(between.days(), days(meadow, heads(meadow)));
            assertEquals(List.of("2026-03-02 10 0 good", "2026-03-03 6 4 good"), meadow.ask(DAYS));
            rebuiltTheSame(meadow);
        }
    }

    @Test
    void undoingTheUndoDoesAgain() throws IOException {
        try (var meadow = opened()) {
            var held = heldOf(meadow);
            var confirmed = meadow.engine().confirm().confirm(held, "ann", "right so");
            var between = state(meadow);
            var undone = meadow.engine().undo().undo(confirmed.id(), "bob");
            var again = meadow.engine().undo().undo(undone.entry(), "cid");
            assertEquals(List.of(new Undo.Part("confirmation", held.toString(), true)), again.parts());
            assertEquals(between, state(meadow));
            // The one who gave the reason stays beside it, and the one who put it back stands there too.
            var text = meadow.ask("select cast(text as varchar) from log.document where type = 'confirmation'")
                    .getLast();
            assertTrue(text.contains("\"who\":\"ann\",\"why\":\"right so\""), text);
            assertTrue(text.contains("\"again_by\":\"cid\""), text);
            // And so on, any number of times.
            var third = meadow.engine().undo().undo(again.entry(), "bob");
            assertEquals(List.of("2026-03-02 10 0 good", "2026-03-03 10 0 held"), meadow.ask(DAYS));
            meadow.engine().undo().undo(third.entry(), "bob");
            assertEquals(between, state(meadow));
        }
    }

    @Test
    void whatIsUndoneOrChangedSinceIsLeftAlone() throws IOException {
        try (var meadow = opened()) {
            var held = heldOf(meadow);
            var first = meadow.engine().confirm().confirm(held, "ann", "right so");
            var second = meadow.engine().confirm().confirm(held, "bob", "I think so too");
            var undo = meadow.engine().undo();
            assertEquals(
                    "the confirmation of %s in entry %s does not count any more: entry %s came after it; nothing is undone"
                            .formatted(held, first.id(), second.id()),
                    assertThrows(Unanswerable.class, () -> undo.undo(first.id(), "ann"))
                            .getMessage());
            var undone = undo.undo(second.id(), "bob");
            assertThrows(Unanswerable.class, () -> undo.undo(second.id(), "bob"));
            var third = meadow.engine().confirm().confirm(held, "ann", "after all");
            assertEquals(
                    "what entry %s undid was changed since, by entry %s; nothing is undone"
                            .formatted(undone.entry(), third.id()),
                    assertThrows(Unanswerable.class, () -> undo.undo(undone.entry(), "bob"))
                            .getMessage());
            assertEquals(List.of("2026-03-02 10 0 good", "2026-03-03 6 4 good"), meadow.ask(DAYS));
        }
    }

    @Test
    void aMendIsRetractedAndBroughtBack() throws IOException {
        try (var meadow = opened()) {
            var refusing = importOf(
                    meadow,
                    "2026-01-05,North,ann,rose,3,red,\n2026-01-08,North,ann,lily,4,red,\n"
                            + "2026-01-06,North,cid,moss,many,red,\n");
            var before = state(meadow);
            // On a day between the others, and of a record that nobody else speaks of.
            var mended = meadow.engine().mend().mend(refusing, 0, values("North", "moss", "40"));
            var between = state(meadow);
            var knewBetween = heads(meadow);
            assertNotEquals(before.digest(), between.digest());

            var undone = meadow.engine().undo().undo(mended.id(), "ann");

            assertEquals(List.of(new Undo.Part("retraction", mended.id().toString(), true)), undone.parts());
            assertEquals(before, state(meadow));
            assertEquals(between.days(), days(meadow, knewBetween));
            assertEquals(
                    "entry %s was undone already, by entry %s; nothing is undone"
                            .formatted(mended.id(), undone.entry()),
                    assertThrows(
                                    Unanswerable.class,
                                    () -> meadow.engine().undo().undo(mended.id(), "ann"))
                            .getMessage());

            var again = meadow.engine().undo().undo(undone.entry(), "ann");
            assertEquals(List.of(new Undo.Part("retraction", mended.id().toString(), false)), again.parts());
            assertEquals(between, state(meadow));
            meadow.engine().undo().undo(again.entry(), "ann");
            assertEquals(before, state(meadow));
            meadow.engine()
                    .undo()
                    .undo(meadow.engine().log().headers().getLast().id(), "ann");
            meadow.engine().undo().undo(mended.id(), "ann");
            assertEquals(before, state(meadow));
            rebuiltTheSame(meadow);
        }
    }

    @Test
    void aMendOfANewSourceOnTheFirstDayLeavesNoTraceInFigures() throws IOException {
        try (var meadow = opened()) {
            var refusing =
                    importOf(meadow, "2026-01-05,North,ann,rose,3,red,\n2025-12-24,Nowhere,cid,moss,many,red,\n");
            var before = state(meadow);
            var mended = meadow.engine().mend().mend(refusing, 0, values("Nowhere", "moss", "40"));
            assertNotEquals(before.digest(), state(meadow).digest());
            meadow.engine().undo().undo(mended.id(), "ann");
            assertEquals(before, state(meadow));
            rebuiltTheSame(meadow);
        }
    }

    @Test
    void severalMendsAreUndoneAsOne() throws IOException {
        try (var meadow = opened()) {
            var refusing = importOf(
                    meadow,
                    "2026-01-05,North,ann,rose,3,red,\n2026-01-06,North,cid,moss,many,red,\n"
                            + "2026-01-07,North,cid,fern,few,red,\n");
            var before = state(meadow);
            var mends = List.of(
                    meadow.engine()
                            .mend()
                            .mend(refusing, 0, values("North", "moss", "40"))
                            .id(),
                    meadow.engine()
                            .mend()
                            .mend(refusing, 1, values("North", "fern", "2"))
                            .id());
            var between = state(meadow);
            var undone = meadow.engine().undo().undo(mends, "ann");
            assertEquals(2, undone.parts().size());
            assertEquals(before, state(meadow));
            meadow.engine().undo().undo(undone.entry(), "ann");
            assertEquals(between, state(meadow));

            // One of them undone alone: then both together are not, and nothing is.
            meadow.engine().undo().undo(mends.getLast(), "ann");
            var entries = meadow.ask("select count(*) from log.entry");
            assertThrows(Unanswerable.class, () -> meadow.engine().undo().undo(mends, "ann"));
            assertEquals(entries, meadow.ask("select count(*) from log.entry"));
        }
    }

    @Test
    void onlyWhatAPersonDidIsUndone() throws IOException {
        try (var meadow = opened()) {
            var held = heldOf(meadow);
            var undo = meadow.engine().undo();
            assertEquals(
                    "entry %s is of origin COLLECT, and of the entries with facts only those of origin MEND can be undone;"
                                    .formatted(held)
                            + " nothing is undone",
                    assertThrows(Unanswerable.class, () -> undo.undo(held, "ann"))
                            .getMessage());
            var definitions = new EntryId(held.node(), 1);
            var told = String.valueOf(assertThrows(Unanswerable.class, () -> undo.undo(definitions, "ann"))
                    .getMessage());
            assertTrue(told.startsWith("entry " + definitions + " holds a document of type 'definition'"), told);
            assertTrue(told.endsWith("a definition is changed in its file under packs/; nothing is undone"), told);
            assertEquals(
                    "there is no entry x:9 here; nothing is undone",
                    assertThrows(Unanswerable.class, () -> undo.undo(new EntryId("x", 9), "ann"))
                            .getMessage());
        }
    }

    @Test
    void whatIsImportedAgainAfterARetractionIsSealedAgain() throws IOException {
        try (var meadow = opened()) {
            var refusing = importOf(meadow, "2026-01-05,North,ann,rose,3,red,\n2026-01-06,North,cid,moss,many,red,\n");
            var mended = meadow.engine().mend().mend(refusing, 0, values("North", "moss", "40"));
            meadow.engine().undo().undo(mended.id(), "ann");
            var moment = mended.batch().started();
            var fact = meadow.ask("select observed_at from std.flowers where name = 'moss'");
            assertEquals(1, fact.size(), () -> "at " + moment);
            importOf(meadow, "2026-01-06,North,cid,moss,40,," + fact.getFirst() + "\n");
            assertEquals(
                    List.of("2", "2026-01-06 40"),
                    List.of(
                            meadow.ask("select count(*) from std.flowers where name = 'moss'")
                                    .getFirst(),
                            meadow.ask("select f.snapshot_date, f.seen from std.flowers f join log.entry e"
                                            + " on e.entry_no = f.entry_no where f.name = 'moss' and "
                                            + Visibility.now())
                                    .getFirst()));
        }
    }

    @Test
    void aStoreOfAnEarlierLayoutIsFilledAnew() throws IOException {
        try (var meadow = opened()) {
            var held = heldOf(meadow);
            meadow.engine().confirm().confirm(held, "ann", "right so");
            var before = state(meadow);
            meadow.engine().store().transact(writer -> {
                try (var statement = writer.createStatement()) {
                    statement.execute("drop table log.ruling");
                    statement.execute("create table log.confirmation (entry_no int not null)");
                    statement.execute("delete from store.meta where name = 'log_layout'");
                }
            });
            meadow.restart();
            assertEquals(before, state(meadow));
            assertEquals(
                    List.of("1"),
                    meadow.ask("select count(*) from information_schema.tables where table_name in"
                            + " ('ruling', 'confirmation')"));
        }
    }

    @Test
    void randomStepsBackAndForthCountAsAPlainListSays() throws IOException {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("UndoTest seed " + seed);
        var random = new Random(seed);
        try (var meadow = opened()) {
            var walk = new Walk(meadow, random);
            var known = new LinkedHashMap<Map<String, Long>, State>();
            var counting = new LinkedHashMap<Map<String, Long>, TreeSet<EntryId>>();
            for (var step = 0; step < STEPS; step++) {
                walk.step(step);
                var vector = heads(meadow);
                assertEquals(walk.counting(), visible(meadow, vector), "after step " + step);
                known.put(vector, state(meadow));
                counting.put(vector, walk.counting());
            }
            System.out.println("UndoTest " + walk.done);
            var last = state(meadow);
            meadow.engine().rebuild(Progress.none());
            assertEquals(last, state(meadow));
            for (var then : known.entrySet()) {
                assertEquals(counting.get(then.getKey()), visible(meadow, then.getKey()));
                assertEquals(then.getValue().days(), days(meadow, then.getKey()));
                assertEquals(then.getValue().answers(), answers(meadow, new Knowledge.Vector(then.getKey())));
            }
            var inspected = meadow.engine().inspection().check();
            assertTrue(inspected.sound(), inspected.toString());
        }
    }

    /// A person who does and undoes at random, and the list of what then counts, by nothing but a switch per entry.
    private static final class Walk {
        private final Meadow meadow;
        private final Random random;
        private final Map<EntryId, Boolean> counts = new TreeMap<>();
        /// What can be undone now: the entry that did it, the entry that it switched, and what it switched it to.
        private final Map<EntryId, Switched> open = new LinkedHashMap<>();
        private final Map<String, Integer> done = new TreeMap<>();
        /// Every other round is so much shorter that it is held.
        private boolean few = true;

        private record Switched(EntryId of, boolean on) {}

        Walk(Meadow meadow, Random random) {
            this.meadow = meadow;
            this.random = random;
            look();
        }

        TreeSet<EntryId> counting() {
            var counting = new TreeSet<EntryId>();
            counts.forEach((entry, on) -> {
                if (on) counting.add(entry);
            });
            return counting;
        }

        void step(int step) throws IOException {
            meadow.clock.advance(Duration.ofHours(random.nextInt(1, 30)));
            switch (random.nextInt(10)) {
                case 0, 8 -> collect();
                case 1 -> {
                    importOf(
                            meadow,
                            "2026-02-%02d,North,ann,rose%d,%d,red,\n2026-02-%02d,North,cid,moss%d,many,red,\n"
                                    .formatted(
                                            random.nextInt(1, 28),
                                            step,
                                            step,
                                            random.nextInt(1, 28),
                                            random.nextInt(4)));
                    count("import");
                }
                case 2, 3 -> mend();
                case 4, 9 -> confirm();
                default -> undo();
            }
            look();
        }

        private void count(String what) {
            done.merge(what, 1, Integer::sum);
        }

        private void collect() {
            var north = meadow.platform("north");
            few = !few;
            for (var i = 0; i < 10; i++) north.remove("ann/rose" + i);
            for (var i = 0; i < (few ? 4 : 10); i++) north.put("ann/rose" + i, random.nextInt(100));
            meadow.collect("north");
            count("collect");
        }

        private void mend() {
            var refusing = meadow.engine().log().headers().stream()
                    .filter(one -> one.refused() > 0)
                    .map(Header::id)
                    .toList();
            if (refusing.isEmpty()) return;
            var of = refusing.get(random.nextInt(refusing.size()));
            var mended = meadow.engine().mend().mend(of, 0, values("North", "moss", "" + random.nextInt(90)));
            counts.put(mended.id(), true);
            open.put(mended.id(), new Switched(mended.id(), true));
            count("mend");
        }

        private void confirm() {
            var held = counts.keySet().stream()
                    .filter(one -> meadow.engine().log().headers().stream()
                            .anyMatch(header ->
                                    header.id().equals(one) && header.batch().status() == Batch.Status.HELD))
                    .toList();
            if (held.isEmpty()) return;
            var of = held.get(random.nextInt(held.size()));
            switchedBy(meadow.engine().confirm().confirm(of, "ann", "so").id(), of, true);
            count("confirm");
        }

        private void undo() {
            if (open.isEmpty()) return;
            var any = new ArrayList<>(open.entrySet()).get(random.nextInt(open.size()));
            var by = any.getKey();
            var switched = any.getValue();
            var undone = meadow.engine().undo().undo(by, "bob");
            switchedBy(undone.entry(), switched.of(), !switched.on());
            count(switched.on() ? "undo" : "redo");
        }

        /// What was done before to the same entry cannot be undone by itself any more.
        private void switchedBy(EntryId by, EntryId of, boolean on) {
            open.values().removeIf(one -> one.of().equals(of));
            counts.put(of, on);
            open.put(by, new Switched(of, on));
            counts.put(by, true);
        }

        /// Entries that came otherwise count at once, unless they are held.
        private void look() {
            for (var header : meadow.engine().log().headers())
                counts.putIfAbsent(header.id(), header.batch().status() != Batch.Status.HELD);
        }
    }

    @Test
    void anAnnotationCountsFromItsSealingAndAllOfItCanBeTakenBack() throws IOException {
        try (var meadow = opened()) {
            var engine = meadow.engine();
            var day = LocalDate.parse("2026-03-01");
            var before = state(meadow);
            var first = new Note(Optional.of("meadow_score"), Optional.empty(), day, day, " frost \n");
            var added = engine.annotate().add("meadow", first, "ann");
            meadow.clock.advance(Duration.ofHours(1));
            var second = new Note(
                    Optional.empty(), Optional.of(new Note.About("station", "North")), day, day.plusDays(2), "hail");
            var changed = engine.annotate().change(added.id(), Optional.of(added.entry()), second, "bob");
            assertEquals(List.of("hail by bob"), texts(engine, new Knowledge.Now()));
            assertEquals(
                    List.of("frost by ann"),
                    texts(engine, new Knowledge.At(meadow.clock.instant().minusSeconds(60))));
            assertEquals(
                    List.of(),
                    texts(engine, new Knowledge.At(meadow.clock.instant().minusSeconds(3_601))));
            // Whoever saw the first version only changes nothing.
            assertEquals(
                    "the annotation %s was changed since, by entry %s; nothing is changed"
                            .formatted(added.id(), changed.entry()),
                    assertThrows(
                                    Unanswerable.class,
                                    () -> engine.annotate().remove(added.id(), Optional.of(added.entry())))
                            .getMessage());
            assertThrows(Unanswerable.class, () -> engine.undo().undo(added.entry(), "ann"));

            var undone = engine.undo().undo(changed.entry(), "bob");
            assertEquals(List.of("frost by ann"), texts(engine, new Knowledge.Now()));
            var again = engine.undo().undo(undone.entry(), "bob");
            assertEquals(List.of("hail by bob"), texts(engine, new Knowledge.Now()));
            assertEquals(
                    second,
                    engine.annotations()
                            .of("meadow", new Knowledge.Now())
                            .getFirst()
                            .note());
            engine.undo().undo(again.entry(), "bob");
            assertEquals(List.of("frost by ann"), texts(engine, new Knowledge.Now()));

            // One thing after the other: changed, removed; not removed, not changed; changed and removed again.
            var third = engine.annotate().change(added.id(), Optional.empty(), second, "cid");
            var gone = engine.annotate().remove(added.id(), Optional.of(third.entry()));
            var notGone = engine.undo().undo(gone.entry(), "cid");
            assertEquals(List.of("hail by cid"), texts(engine, new Knowledge.Now()));
            var notChanged = engine.undo().undo(third.entry(), "cid");
            assertEquals(List.of("frost by ann"), texts(engine, new Knowledge.Now()));
            engine.undo().undo(notChanged.entry(), "cid");
            assertEquals(List.of("hail by cid"), texts(engine, new Knowledge.Now()));
            engine.undo().undo(notGone.entry(), "cid");
            assertEquals(List.of(), texts(engine, new Knowledge.Now()));
            engine.undo().undo(gone.entry(), "cid");
            engine.undo().undo(third.entry(), "cid");
            assertEquals(List.of("frost by ann"), texts(engine, new Knowledge.Now()));

            var removed = engine.annotate().remove(added.id(), Optional.empty());
            assertEquals(List.of(), texts(engine, new Knowledge.Now()));
            assertThrows(Unanswerable.class, () -> engine.annotate().remove(added.id(), Optional.empty()));
            engine.undo().undo(removed.entry(), "ann");
            assertEquals(List.of("frost by ann"), texts(engine, new Knowledge.Now()));
            assertEquals(List.of(), engine.annotations().of("model-ecosystem", new Knowledge.Now()));
            // Figures know nothing of it.
            assertEquals(before, state(meadow));
            meadow.restart();
            assertEquals(List.of("frost by ann"), texts(meadow.engine(), new Knowledge.Now()));
        }
    }

    @Test
    void aNoteIsAboutWhatIsThere() throws IOException {
        try (var meadow = opened()) {
            var day = LocalDate.parse("2026-03-01");
            var annotate = meadow.engine().annotate();
            var entries = meadow.ask("select count(*) from log.entry");
            var strange = new Note(Optional.of("height"), Optional.empty(), day, day, "x");
            assertEquals(
                    "pack 'meadow' has no metric 'height'; nothing is annotated",
                    assertThrows(Unanswerable.class, () -> annotate.add("meadow", strange, "ann"))
                            .getMessage());
            var odd = new Note(Optional.of("meadow_score"), Optional.of(new Note.About("owner", "ann")), day, day, "x");
            assertEquals(
                    "no metric 'meadow_score' is asked by 'owner'; nothing is annotated",
                    assertThrows(Unanswerable.class, () -> annotate.add("meadow", odd, "ann"))
                            .getMessage());
            assertEquals(entries, meadow.ask("select count(*) from log.entry"));
        }
    }

    private static List<String> texts(Engine engine, Knowledge knowledge) {
        return engine.annotations().of("meadow", knowledge).stream()
                .map(one -> one.note().text() + " by " + one.who())
                .toList();
    }

    /// With a figure of its own and a mart of it.
    private Meadow opened() throws IOException {
        var meadow = Meadow.open(folder);
        var pack = meadow.workspace.resolve("packs/meadow");
        Files.writeString(pack.resolve("metrics/flowers_seen.yaml"), SEEN);
        Files.createDirectories(pack.resolve("marts"));
        Files.writeString(pack.resolve("marts/flowers_daily.yaml"), DAILY);
        meadow.restart();
        assertEquals(List.of(), meadow.engine().problems());
        return meadow;
    }

    /// A complete round of ten, then one of six, which is 40 % fewer and so is held.
    private static EntryId heldOf(Meadow meadow) {
        var north = meadow.platform("north");
        for (var i = 0; i < 10; i++) north.put("ann/rose" + i, 10 + i);
        meadow.collect("north");
        meadow.clock.set("2026-03-03T02:00:00Z");
        for (var i = 0; i < 4; i++) north.remove("ann/rose" + i);
        return meadow.collect("north").sources().getFirst().entry().orElseThrow();
    }

    private static EntryId importOf(Meadow meadow, String rows) throws IOException {
        var file = meadow.file("notebook.csv", "date,station,owner,name,seen,colour,at\n" + rows);
        return meadow.engine()
                .importer()
                .run(file, "meadow", "flowers", Extent.UNKNOWN, Progress.none(), CancelSignal.never())
                .entries()
                .getFirst();
    }

    private static Map<String, String> values(String station, String name, String seen) {
        return Map.of("station", station, "owner", "cid", "name", name, "seen", seen);
    }

    private static void rebuiltTheSame(Meadow meadow) {
        var state = state(meadow);
        meadow.engine().rebuild(Progress.none());
        assertEquals(state, state(meadow));
    }

    /// All that is worked out from the entries.
    private record State(String digest, List<SourceDay> days, List<String> answers, List<String> alerts) {}

    private static State state(Meadow meadow) {
        return new State(
                meadow.engine().store().read(Digest::ofMarts),
                days(meadow, heads(meadow)),
                answers(meadow, new Knowledge.Now()),
                meadow.ask("select * from mart.alerts order by alert_id"));
    }

    private static Map<String, Long> heads(Meadow meadow) {
        return meadow.engine().store().read(VisibleEntries::heads);
    }

    private static List<SourceDay> days(Meadow meadow, Map<String, Long> vector) {
        var packs = meadow.engine().definitions().at(vector);
        return meadow.engine()
                .store()
                .read(reader -> QualityDays.compute(reader, vector, packs, LocalDate.MIN, LocalDate.MAX));
    }

    private static List<String> answers(Meadow meadow, Knowledge knowledge) {
        var question = new Question(
                List.of(Question.Asked.read("meadow_score"), Question.Asked.read("flowers_seen")),
                List.of("station"),
                LocalDate.parse("2025-12-20"),
                LocalDate.parse("2026-04-30"),
                Grain.DAY,
                new Filter.Everything(),
                knowledge);
        var lines = new ArrayList<String>();
        for (var answer : meadow.engine().metrics().ask(question)) {
            for (var row : answer.rows()) lines.add(answer.metric() + " " + row);
        }
        return lines;
    }

    /// Those that count, by the condition that people may run, which has to agree with what quality reads.
    private static TreeSet<EntryId> visible(Meadow meadow, Map<String, Long> vector) {
        var byQuality = new TreeSet<EntryId>();
        var bySql = new TreeSet<EntryId>();
        meadow.engine().store().read(reader -> {
            var numbers = Visibility.of(reader, vector);
            for (var one : VisibleEntries.load(reader, vector).all()) {
                if (one.counts()) byQuality.add(one.id());
                if (numbers.get(one.number())) bySql.add(one.id());
            }
            return true;
        });
        assertEquals(bySql, byQuality);
        return bySql;
    }
}
