package alidade.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import alidade.engine.backup.Backup;
import alidade.engine.backup.Restore;
import alidade.engine.log.EntryId;
import alidade.engine.log.LogFiles;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.metrics.WithheldEntry;
import alidade.engine.pipeline.Progress;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A replica to which rows of some tables did not come.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class WithheldRowsTest {
    @TempDir
    Path folder;

    private Plot one;
    private Plot other;
    private EntryId roots;

    /// Node one has 3 flowers and 2 roots, the other one has a root of its own: seen 20 and 21, and 10.
    @BeforeEach
    void meet() throws IOException {
        one = Plot.planted(folder.resolve("one"));
        other = Plot.open(folder.resolve("other"));
        one.exchange(folder.resolve("hub"));
        other.exchange(folder.resolve("hub"));
        other.grow("roots", "own", 1);
        one.grow(3);
        one.grow("roots", "GEHEIM", 2);
        roots = one.engine.log().head().orElseThrow().id();
        one.exchange(folder.resolve("hub"));
        other.exchange(folder.resolve("hub"));
        one.exchange(folder.resolve("hub"));
    }

    @AfterEach
    void part() {
        one.close();
        other.close();
    }

    private static Answer ask(Plot plot, String metric) {
        var asked = List.of(new Question.Asked(metric, Optional.empty()));
        var everything = new Filter.Everything();
        return plot.engine
                .metrics()
                .ask(new Question(asked, List.of(), Seed.DAY, Seed.DAY, Grain.DAY, everything, new Knowledge.Now()))
                .getFirst();
    }

    private static Explanation explain(Plot plot, String metric) {
        return plot.engine
                .metrics()
                .explain(
                        new Question.Asked(metric, Optional.empty()),
                        Seed.DAY,
                        Grain.DAY,
                        Map.of(),
                        new Filter.Everything(),
                        new Knowledge.Now());
    }

    private static List<String> rows(Plot plot, String sql) {
        return plot.engine.store().read(connection -> {
            var found = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        });
    }

    @Test
    void anAnswerSaysOfWhichNodeItLacksRows() {
        var here = ask(other, "roots_seen");
        // Its own root only: 10 * 1 + 0.
        assertThat(here.rows().getFirst().value()).contains(new BigDecimal("10"));
        assertThat(here.withheld()).isEqualTo(Map.of(one.node(), 1L));
        assertThat(ask(other, "flowers_seen").withheld()).isEmpty();
        // 20 and 21; that of the other node lives there.
        assertThat(ask(one, "roots_seen").withheld()).isEqualTo(Map.of(other.node(), 1L));
    }

    @Test
    void anExplanationNamesTheEntriesAndItsSqlGivesTheSameValue() throws SQLException {
        var explanation = explain(other, "roots_seen");
        assertThat(explanation.withheld())
                .extracting(WithheldEntry::entry, WithheldEntry::source, WithheldEntry::rows)
                .containsExactly(tuple(roots, "North roots", 2L));
        assertThat(explanation.withheldInAll()).isEqualTo(1);
        assertThat(explanation.sql()).contains("not e.withheld");
        assertThat(explanation.value()).contains(new BigDecimal("10"));
        assertThat(rows(other, explanation.boundSql())).containsExactly("10");
        assertThat(explain(one, "flowers_seen").sql()).contains("withheld");
    }

    @Test
    void whatIsNotHereIsMissingAndNot0() {
        assertThat(rows(
                        other,
                        "select coalesce(cast(records_inserted as varchar), 'missing') from log.ingestion_log"
                                + " where node_id = '" + one.node() + "' and records_failed > 0"))
                .containsExactly("missing");
        assertThat(rows(
                        other,
                        "select count(*) from std.refused r join log.entry e on e.entry_no = r.entry_no"
                                + " where e.withheld"))
                .containsExactly("0");
        assertThat(rows(other, "select row_count from log.entry where withheld"))
                .containsExactly("2");
        // The source of the own root, whose name is the same, was observed; nothing is told of the rest.
        assertThat(rows(
                        other,
                        "select total_records from quality.data_quality_daily"
                                + " where table_name = 'roots' and date = date '2026-03-01'"))
                .containsExactly("1");
    }

    @Test
    void aCheckFindsNothingAndARebuildGivesTheSame() {
        var state = other.state();
        var sound = other.engine.inspection().check();
        assertThat(sound.damages()).isEmpty();
        assertThat(sound.differences()).isEmpty();
        other.engine.rebuild(Progress.none());
        assertThat(other.state()).isEqualTo(state);
        assertThat(ask(other, "roots_seen").withheld()).isEqualTo(Map.of(one.node(), 1L));
    }

    @Test
    void aDamagedHeaderIsHealedFromTheStore() throws IOException {
        var file = folder.resolve("other/workspace/log/%s/%012d.entry".formatted(one.node(), roots.seq()));
        var good = Files.readAllBytes(file);
        Files.writeString(file, "x", StandardOpenOption.APPEND);
        var healed = other.engine.heal(_ -> Optional.of("no copy"), Progress.none());
        assertThat(healed.restored()).containsExactly(roots);
        assertThat(healed.left()).isEmpty();
        assertThat(file).hasBinaryContent(good);
        assertThat(other.engine.inspection().check().differences()).isEmpty();
    }

    @Test
    void aBackupOfAReplicaComesBackAsItWas() throws IOException {
        var state = other.state();
        var files = new LogFiles();
        var backup = folder.resolve("backup.zip");
        new Backup(folder.resolve("other/workspace"), other.engine.log(), Clock.systemUTC(), files).write(backup, true);
        var restored = folder.resolve("restored");
        new Restore(restored.resolve("home"), () -> "restored", files)
                .restore(backup, restored.resolve("workspace"), Optional.empty());
        try (var plot = Plot.open(restored)) {
            assertThat(plot.state()).isEqualTo(state);
            assertThat(ask(plot, "roots_seen").withheld()).isEqualTo(Map.of(one.node(), 1L));
        }
    }

    @Test
    void anOlderCopyGetsItsOwnEntriesBackWithoutWhatOnlyItHad() throws IOException {
        one.close();
        // What the hub has is all that is left of the log.
        var log = folder.resolve("one/workspace/log/" + one.node());
        Files.delete(log.resolve("%012d.entry".formatted(roots.seq())));
        Files.delete(folder.resolve("one/workspace/store.mv.db"));
        one = Plot.open(folder.resolve("one"));
        assertThat(one.engine.readOnly()).isPresent();
        assertThat(one.exchange(folder.resolve("hub")).problems()).isEmpty();
        assertThat(one.engine.readOnly()).isEmpty();
        assertThat(one.engine.log().isWithheld(roots)).isTrue();
        one.grow("roots", "new", 1);
        assertThat(one.exchange(folder.resolve("hub")).problems()).isEmpty();
        assertThat(one.engine.log().verify()).isEmpty();
    }
}
