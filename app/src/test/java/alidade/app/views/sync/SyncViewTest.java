package alidade.app.views.sync;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.sync.SyncViewModel.DryRun;
import alidade.app.views.sync.SyncViewModel.Outcome;
import alidade.app.views.sync.SyncViewModel.Starting;
import alidade.app.views.sync.SyncViewModel.State;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.RunRequest;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The cockpit over a real engine and four platforms on loopback. North has 7 boats on pages of 2: 4 pages.
class SyncViewTest {
    private static final String NORTH = "harbour-north";
    private static final String COUNTS = "select pier, count(*) from std.boats group by pier order by pier";

    @TempDir
    Path folder;

    private Harbour harbour;
    private SyncViewModel model;
    private Scene scene;
    private final AtomicInteger changes = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        harbour = new Harbour(folder);
        harbour.pier("north").boats(7);
        harbour.pier("south").boats(3);
        harbour.pier("east").boats(1);
        harbour.pier("west").boats(2);
        show("en");
    }

    @AfterEach
    void close() {
        Display.ask(() -> {
            model.stop();
            return true;
        });
        harbour.close();
    }

    /// Opens the cockpit over the engine as it is now.
    private void show(String language) {
        var engine = harbour.engine();
        var holder = new ArrayList<SyncViewModel>();
        model = Display.ask(() -> new SyncViewModel(
                new CockpitReader(engine),
                engine.refresh(),
                engine.underWay(),
                engine.preview(),
                harbour.clock,
                Background.onVirtualThreads(),
                () -> {
                    changes.incrementAndGet();
                    holder.getFirst().load();
                }));
        holder.add(model);
        scene = Display.ask(() -> {
            var view = new SyncView(model, Wording.in(Locale.of(language)), false);
            var made = new Scene(new StackPane(view), 1660, 1400);
            made.getStylesheets().setAll(Theme.LIGHT.sheets());
            model.load();
            return made;
        });
        await(() -> model.state().get() instanceof State.Shown
                && model.history().state().get() instanceof HistoryViewModel.State.Shown);
    }

    private static void await(BooleanSupplier holds) {
        ImportedDays.await(holds);
    }

    private <T> T shown(Supplier<T> look) {
        return Display.ask(() -> {
            Picture.settle(scene);
            return look.get();
        });
    }

    private Node node(String id) {
        return Optional.ofNullable(scene.lookup("#" + id)).orElseThrow(() -> new AssertionError("there is no " + id));
    }

    private String text(String id) {
        return shown(() -> ((Labeled) node(id)).getText());
    }

    private boolean isThere(String id) {
        return shown(() -> scene.lookup("#" + id) instanceof Node found && isVisible(found));
    }

    private static boolean isVisible(Node node) {
        for (Node one = node; one != null; one = one.getParent()) if (!one.isVisible()) return false;
        return true;
    }

    private void fire(String id) {
        shown(() -> {
            var button = (ButtonBase) node(id);
            if (!isVisible(button)) throw new AssertionError(id + " is not shown");
            button.fire();
            return true;
        });
    }

    private void press(String id, KeyCode... keys) {
        shown(() -> {
            var node = node(id);
            node.requestFocus();
            for (var key : keys) {
                for (var kind : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED))
                    node.fireEvent(new KeyEvent(kind, "", "", key, false, false, false, false));
            }
            return true;
        });
    }

    private void awaitText(String id, String text) {
        await(() -> shownText(id).equals(text));
    }

    private String shownText(String id) {
        Picture.settle(scene);
        return ((Labeled) node(id)).getText();
    }

    private static List<Node> all(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(all(child)));
        return nodes;
    }

    /// Ticks the two sources of the region `quay`.
    private void quay() {
        fire("sync-choose-quay");
    }

    private void awaitRest() {
        await(() -> model.now().get().sources().isEmpty()
                && !model.now().get().publishing()
                && model.begun().get().isEmpty()
                && model.starting().get() instanceof Starting.Nothing
                && model.state().get() instanceof State.Shown);
    }

    private void collect(String... sources) {
        harbour.engine()
                .refresh()
                .run(new RunRequest(List.of(sources), RunRequest.Trigger.MANUAL), Progress.none(), () -> false);
        Display.ask(() -> {
            model.load();
            return true;
        });
    }

    /// Holds a page of a pier until it is let go.
    private final class Held {
        private final CountDownLatch there = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        Held(String pier, int page) {
            harbour.pier(pier).whileAnswering(asked -> {
                if (asked != page) return;
                there.countDown();
                await(release);
            });
        }

        void awaitAsked() {
            await(there);
        }

        void letGo() {
            release.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(60, TimeUnit.SECONDS)) throw new IllegalStateException("nobody came for a minute");
            } catch (InterruptedException problem) {
                throw new IllegalStateException(problem);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | Never | Not collected yet | Good | 2 h ago | Last run: %s pages · %s records · %s refused | direct | North
                    zh | 未采集 | 尚未采集 | 正常 | 2 小时前 | 上次运行：%s 页 · %s 条记录 · 拒收 %s 条 | 直连 | 北
                    """)
    void aSourceSaysHowItStandsAsSqlDoes(
            String language, String never, String none, String good, String ago, String last, String way, String name) {
        show(language);
        assertThat(text("sync-standing-" + NORTH)).isEqualTo(never);
        assertThat(text("sync-line-" + NORTH)).isEqualTo(none);

        collect("north");
        harbour.clock.advance(Duration.ofHours(2));
        collect("east");

        awaitText("sync-standing-" + NORTH, good);
        awaitText("sync-ago-" + NORTH, ago);
        var entry = harbour.ask("select pages, row_count, refused_count from log.entry where source = 'North'")
                .getFirst()
                .split(" ");
        assertThat(entry).containsExactly("4", "7", "0");
        assertThat(text("sync-line-" + NORTH)).isEqualTo(last.formatted((Object[]) entry));
        assertThat(text("sync-way-" + NORTH)).isEqualTo(way);
        assertThat(text("sync-name-" + NORTH)).isEqualTo(name);
    }

    @Test
    void beforeTheAnswerItSaysThatItIsLoading() {
        var engine = harbour.engine();
        var waiting = Display.ask(() -> new SyncView(
                new SyncViewModel(
                        new CockpitReader(engine),
                        engine.refresh(),
                        engine.underWay(),
                        engine.preview(),
                        harbour.clock,
                        Background.onVirtualThreads(),
                        () -> {}),
                Wording.in(Locale.of("zh")),
                false));

        assertThat(Display.ask(() -> all(waiting).stream()
                        .filter(node -> "sync-state".equals(node.getId()))
                        .map(Node::getAccessibleText)
                        .toList()))
                .containsExactly("加载中… ");
    }

    @Test
    void aSourceIsStaleOnceItsLimitIsOver() {
        collect("north");
        awaitText("sync-standing-" + NORTH, "Good");
        // It may be 36 hours old.
        harbour.clock.advance(Duration.ofHours(37));
        collect("east");

        awaitText("sync-standing-" + NORTH, "Stale");
        assertThat(text("sync-ago-" + NORTH)).isEqualTo("37 h ago");
    }

    @Test
    void theBigButtonCollectsFromWhatIsTicked() {
        quay();
        assertThat(text("sync-start")).isEqualTo("Sync selected (2)");

        fire("sync-start");
        awaitText("sync-outcome", "Done: 2 sources");

        assertThat(harbour.ask(COUNTS)).containsExactly("North 7", "South 3");
        assertThat(harbour.pier("east").asked()).isEmpty();
        // One run for both.
        assertThat(harbour.ask("select count(distinct batch_id) from log.entry where origin = 'COLLECT'"))
                .containsExactly("1");
        assertThat(changes).hasValue(1);
        // They were looked at before.
        assertThat(shown(() -> node("sync-chip-" + NORTH).getAccessibleText()))
                .startsWith("North. ")
                .contains(". TCP: connected to ", ". HTTP: http/1.1 200, ");
    }

    @Test
    void aSourceIsPausedInTheMiddleAndGoesOnAtItsNextPage() {
        var held = new Held("north", 2);
        quay();
        fire("sync-start");
        held.awaitAsked();

        // How long it takes depends on the machine.
        await(() -> shownText("sync-line-" + NORTH).matches("page 1 of 4 · 2 records · .* left"));
        assertThat(shown(() -> ((ProgressBar) node("sync-bar-" + NORTH)).getProgress()))
                .isEqualTo(0.25);
        assertThat(text("sync-act-" + NORTH)).isEqualTo("Pause");
        // The other one does not wait for it.
        await(() -> harbour.ask(COUNTS).contains("South 3"));

        fire("sync-act-" + NORTH);
        awaitText("sync-standing-" + NORTH, "Pausing");
        assertThat(isThere("sync-act-" + NORTH)).isFalse();
        held.letGo();
        awaitText("sync-standing-" + NORTH, "Paused");
        awaitRest();

        assertThat(harbour.pier("north").asked()).containsExactly(1, 2);
        assertThat(harbour.ask(COUNTS)).containsExactly("South 3");
        assertThat(text("sync-line-" + NORTH)).startsWith("2 pages are kept · run 20260302_120000_cn");
        assertThat(text("sync-outcome")).isEqualTo("1 of 2 sources complete, 1 stopped");
        assertThat(text("sync-act-" + NORTH)).isEqualTo("Resume");

        fire("sync-act-" + NORTH);
        awaitText("sync-standing-" + NORTH, "Good");
        awaitRest();

        assertThat(harbour.pier("north").asked()).containsExactly(3, 4);
        assertThat(harbour.ask(COUNTS)).containsExactly("North 7", "South 3");
    }

    /// What stopped goes on in its own run, the other one is a new run: neither hides what came of the other.
    @Test
    void theOutcomeOfAStartTellsOfBothItsRuns() {
        var held = new Held("north", 2);
        quay();
        fire("sync-start");
        held.awaitAsked();
        awaitText("sync-act-" + NORTH, "Pause");
        fire("sync-act-" + NORTH);
        held.letGo();
        awaitText("sync-standing-" + NORTH, "Paused");
        awaitRest();

        harbour.pier("south").says(404);
        fire("sync-start");

        // North went on to its end, South failed.
        awaitText("sync-outcome", "1 of 2 sources complete");
    }

    @Test
    void aPausedSourceGoesOnAfterTheProgramWasStartedAgain() {
        var held = new Held("north", 3);
        fire("sync-act-" + NORTH);
        held.awaitAsked();
        fire("sync-act-" + NORTH);
        awaitText("sync-standing-" + NORTH, "Pausing");
        held.letGo();
        awaitText("sync-standing-" + NORTH, "Paused");
        awaitRest();
        harbour.pier("north").asked();
        harbour.pier("north").whileAnswering(_ -> {});

        var batch = harbour.engine().refresh().stopped().getFirst().batch();
        harbour.clock.advance(Duration.ofHours(1));
        harbour.restart();
        show("zh");

        assertThat(text("sync-standing-" + NORTH)).isEqualTo("已暂停");
        assertThat(text("sync-line-" + NORTH)).isEqualTo("已保留 3 页 · 批次 " + batch);
        fire("sync-act-" + NORTH);
        awaitText("sync-standing-" + NORTH, "正常");
        assertThat(harbour.pier("north").asked()).containsExactly(4);
        assertThat(harbour.ask(COUNTS)).containsExactly("North 7");
    }

    @Test
    void cancellingAsksAndLetsGoOfThePages() {
        var held = new Held("north", 2);
        fire("sync-act-" + NORTH);
        held.awaitAsked();
        awaitText("sync-line-" + NORTH, "page 1 of 4 · 2 records · a few seconds left");

        fire("sync-cancel-" + NORTH);
        assertThat(text("sync-below-" + NORTH)).isEqualTo("Let go of 1 pages? The next run begins at the first one.");
        press("sync-keep-" + NORTH, KeyCode.ESCAPE);
        assertThat(isThere("sync-let-go-" + NORTH)).isFalse();
        fire("sync-cancel-" + NORTH);
        fire("sync-let-go-" + NORTH);
        held.letGo();
        awaitRest();
        awaitText("sync-standing-" + NORTH, "Never");

        harbour.pier("north").asked();
        harbour.pier("north").whileAnswering(_ -> {});
        fire("sync-act-" + NORTH);
        awaitText("sync-standing-" + NORTH, "Good");
        assertThat(harbour.pier("north").asked()).containsExactly(1, 2, 3, 4);
        assertThat(harbour.ask(COUNTS)).containsExactly("North 7");
    }

    @Test
    void aSourceThatFailsLeavesTheOthersAlone() {
        harbour.pier("south").says(404);
        quay();
        fire("sync-start");
        awaitText("sync-outcome", "1 of 2 sources complete");

        assertThat(text("sync-standing-harbour-south")).isEqualTo("Failed");
        assertThat(text("sync-below-harbour-south"))
                .isEqualTo(harbour.ask("select error from log.entry where source = 'South'")
                        .getFirst())
                .contains("404");
        assertThat(text("sync-standing-" + NORTH)).isEqualTo("Good");
        assertThat(harbour.ask(COUNTS)).containsExactly("North 7");
        show("zh");
        assertThat(text("sync-below-harbour-south"))
                .isEqualTo("%s/boats 应答 404：“{\"total\":3,\"items\":[{\"id\":\"ann/boat-0\",\"seen\":0},"
                                .formatted(harbour.pier("south").address())
                        + "{\"id\":\"ann/boat-1\",\"seen\":1}]}”; 该页略过，本次运行不再请求");
        assertThat(harbour.ask("select status from log.ingestion_log order by id desc"))
                .first()
                .isEqualTo("partial");
    }

    @Test
    void aHostThatIsAwayIsNamedWithWhatToDoBeforeAnythingIsAsked() {
        harbour.pier("south").close();
        quay();
        fire("sync-start");
        await(() -> model.starting().get() instanceof Starting.Asking);

        assertThat(text("sync-asked")).isEqualTo("1 of 2 cannot be reached: South");
        assertThat(text("sync-reach-failure-harbour-south"))
                .startsWith("South: no connection to 127.0.0.1:")
                .contains("(direct). Check network, VPN and firewall, or choose another route. [");
        assertThat(shown(() -> node("sync-chip-harbour-south").getAccessibleText()))
                .contains("South. out of reach. ", "TCP failed: ", "HTTP: not tried, since the step before failed");
        assertThat(harbour.pier("north").asked()).isEmpty();
        assertThat(text("sync-start-others")).isEqualTo("Start the other 1");

        fire("sync-start-others");
        awaitText("sync-outcome", "Done: 1 sources");
        assertThat(harbour.ask(COUNTS)).containsExactly("North 7");
        assertThat(harbour.ask("select source from log.entry where origin = 'COLLECT'"))
                .containsExactly("North");
    }

    @Test
    void whatIsAwayCanBeStartedAllTheSameAndIsSealedAsFailed() {
        harbour.pier("south").close();
        quay();
        press("sync-start", KeyCode.SPACE);
        await(() -> model.starting().get() instanceof Starting.Asking);
        fire("sync-start-all");
        awaitText("sync-outcome", "1 of 2 sources complete");

        assertThat(harbour.ask("select status from log.ingestion_log order by id desc"))
                .first()
                .isEqualTo("partial");
        assertThat(text("sync-standing-harbour-south")).isEqualTo("Failed");
    }

    @Test
    void anAccountThatIsRefusedIsNamed() {
        harbour.restartWith(Map.of("ALIDADE_ACCOUNT_HARBOUR_NORTH", "tok-71d0"));
        show("zh");
        harbour.pier("north").says(401);
        press("sync-chip-" + NORTH, KeyCode.ENTER);
        await(() -> model.reach().probed().get().containsKey("harbour/north"));

        assertThat(text("sync-reach-failure-" + NORTH))
                .startsWith("北：账号 harbour-north 被拒绝。请重新保存密钥：alidade account set harbour-north。[")
                .contains("401")
                .doesNotContain("tok-71d0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | Dry run: 6 pages · about 10 records · about 20 s. Nothing was sealed. | Dry run: 4 pages · 7 records · about 20 s | Dry run: 2 pages · 3 records · a few seconds
                    zh | 试运行：6 页 · 约 10 条记录 · 约 20 秒。未封存任何数据。 | 试运行：4 页 · 7 条记录 · 约 20 秒 | 试运行：2 页 · 3 条记录 · 几秒
                    """)
    void aDryRunTellsTheCostAndSealsNothing(String language, String whole, String north, String south) {
        show(language);
        var entries = harbour.engine().log().entries();
        var landed = harbour.engine().landing().verify();
        quay();
        fire("sync-dry-run");
        await(() -> model.dryRun().get() instanceof DryRun.Shown);

        // North: 7 boats are 4 pages, of which 2 go at once and 2 at 6 a minute take 20 s. South: 3 boats are 2 pages.
        assertThat(text("sync-told")).isEqualTo(whole);
        assertThat(text("sync-below-" + NORTH)).isEqualTo(north);
        assertThat(text("sync-below-harbour-south")).isEqualTo(south);
        assertThat(harbour.pier("north").asked()).containsExactly(1);
        assertThat(harbour.pier("south").asked()).containsExactly(1);
        assertThat(harbour.engine().log().entries()).isEqualTo(entries);
        assertThat(harbour.engine().landing().verify()).isEqualTo(landed);
        assertThat(text("sync-standing-" + NORTH)).isIn("Never", "未采集");
    }

    @Test
    void whatSomebodyElseBeganIsShownAndCanBePaused() {
        var held = new Held("north", 2);
        var elsewhere = CompletableFuture.runAsync(() -> harbour.engine()
                .refresh()
                .run(new RunRequest(List.of("north"), RunRequest.Trigger.SCHEDULE), Progress.none(), () -> false));
        held.awaitAsked();
        awaitText("sync-standing-" + NORTH, "Collecting");

        fire("sync-act-" + NORTH);
        awaitText("sync-standing-" + NORTH, "Pausing");
        held.letGo();
        elsewhere.join();

        awaitText("sync-standing-" + NORTH, "Paused");
        assertThat(harbour.pier("north").asked()).containsExactly(1, 2);
    }

    @Test
    void theHistoryIsTheIngestionLogAndOpensEachRun() {
        harbour.pier("south").says(404);
        collect("north", "south");
        harbour.clock.advance(Duration.ofMinutes(5));
        collect("east");
        await(() ->
                model.history().state().get() instanceof HistoryViewModel.State.Shown(var runs) && runs.total() == 2);

        var rows = shown(() -> ImportedDays.table(scene, "sync-history-table"));
        assertThat(rows.getFirst())
                .containsExactly(
                        "2026-03-02 12:05",
                        harbour.ask("select batch_id from log.ingestion_log order by id desc")
                                .getFirst(),
                        "East",
                        "0 s",
                        "1",
                        "1",
                        "0",
                        "Success",
                        "");
        assertThat(rows.get(1).subList(2, 8)).containsExactly("2: North, South", "0 s", "4", "7", "0", "Partial");
        assertThat(rows.get(1).getLast())
                .isEqualTo(harbour.ask("select error_message from log.ingestion_log where status = 'partial'")
                        .getFirst());

        Display.ask(() -> {
            ((TableView<?>) node("sync-history-table")).getSelectionModel().select(1);
            return true;
        });
        press("sync-history-table", KeyCode.ENTER);
        await(() -> model.history().details().get() instanceof HistoryViewModel.Details.Shown);
        var said = shown(() -> all(node("sync-details-shares")).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList());
        var entry = harbour.ask("select node || ':' || seq from log.entry where source = 'North'")
                .getFirst();
        assertThat(said).contains("North", "Success", "4 pages · 7 records · 0 refused · entry " + entry, "South");
        press("sync-details-close", KeyCode.ESCAPE);
        assertThat(isThere("sync-details")).isFalse();

        Display.ask(() -> {
            chooseEast();
            return true;
        });
        await(() ->
                model.history().state().get() instanceof HistoryViewModel.State.Shown(var runs) && runs.total() == 1);
        assertThat(shown(() -> ImportedDays.table(scene, "sync-history-table")))
                .singleElement()
                .satisfies(row -> assertThat(row.get(2)).isEqualTo("East"));
    }

    @SuppressWarnings("unchecked")
    private void chooseEast() {
        var box = (ComboBox<Optional<String>>) node("sync-history-source");
        box.setValue(Optional.of("East"));
    }

    @Test
    void everyControlHasTheKeyboardAndAName() {
        var held = new Held("north", 2);
        press("sync-tick-harbour-south", KeyCode.SPACE);
        assertThat(shown(() -> ((CheckBox) node("sync-tick-harbour-south")).isSelected()))
                .isFalse();
        press("sync-act-" + NORTH, KeyCode.SPACE);
        held.awaitAsked();
        awaitText("sync-line-" + NORTH, "page 1 of 4 · 2 records · a few seconds left");
        press("sync-cancel-" + NORTH, KeyCode.SPACE);

        var controls = shown(() -> all(scene.getRoot()).stream()
                .filter(node -> node.isFocusTraversable() && isVisible(node) && !(node instanceof ScrollPane))
                .toList());

        assertThat(controls).hasSizeGreaterThan(30);
        assertThat(controls).allSatisfy(node -> {
            assertThat(node.getId()).isNotBlank();
            assertThat(node.getAccessibleText()).as(node.getId()).isNotBlank();
        });
        assertThat(shown(() -> node("sync-let-go-" + NORTH).getAccessibleText()))
                .isEqualTo("Let go: North");
        assertThat(shown(() -> node("sync-tick-" + NORTH).getAccessibleText()))
                .startsWith("North. quay. Collecting. Last success never. page 1 of 4 · 2 records");
        assertThat(shown(() -> scene.getFocusOwner().getId())).isEqualTo("sync-keep-" + NORTH);
        press("sync-keep-" + NORTH, KeyCode.SPACE);
        press("sync-act-" + NORTH, KeyCode.SPACE);
        awaitText("sync-standing-" + NORTH, "Pausing");
        held.letGo();
        awaitText("sync-standing-" + NORTH, "Paused");
    }

    @Test
    void aWorkspaceThatMayOnlyBeReadSaysSoAndStartsNothing() {
        harbour.restartAsReader();
        show("en");

        assertThat(text("sync-told"))
                .isEqualTo("Nothing can be collected here: the workspace was opened to be read only");
        assertThat(isThere("sync-start")).isFalse();
        assertThat(isThere("sync-act-" + NORTH)).isFalse();
    }

    @Test
    void aRouteThatIsNotThereIsSaidAndTheSourcesCannotBeShown() {
        Display.ask(() -> {
            model.route().set(Optional.of("vpn"));
            return true;
        });
        await(() -> model.state().get() instanceof State.Failed);

        assertThat(shown(() -> node("sync-state").getAccessibleText()))
                .contains("Cannot be shown", "there is no route 'vpn'", "[direct, system]");
        Display.ask(() -> {
            model.route().set(Optional.of("system"));
            return true;
        });
        await(() -> model.state().get() instanceof State.Shown);
        assertThat(text("sync-way-" + NORTH)).isEqualTo("system");
    }

    @Test
    void aStoreThatCannotBeReadIsSaid() {
        harbour.engine().store().close();
        Display.ask(() -> {
            model.load();
            return true;
        });
        await(() -> model.state().get() instanceof State.Failed
                && model.history().state().get() instanceof HistoryViewModel.State.Failed);

        assertThat(shown(() -> node("sync-state").getAccessibleText())).startsWith("Cannot be shown");
    }

    @Test
    void leavingTheWindowStopsTheRunsThatItBeganAndTheyCanGoOn() {
        var held = new Held("north", 2);
        fire("sync-act-" + NORTH);
        held.awaitAsked();

        Display.ask(() -> {
            model.stop();
            return true;
        });
        held.letGo();
        await(() -> harbour.engine().underWay().now().sources().isEmpty());

        assertThat(harbour.engine().refresh().stopped()).hasSize(1);
        assertThat(model.outcome().get()).isInstanceOf(Outcome.Nothing.class);
    }
}
