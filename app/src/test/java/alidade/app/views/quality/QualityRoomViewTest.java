package alidade.app.views.quality;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.explain.Subject;
import alidade.app.views.quality.QualityRoomViewModel.ConfirmState;
import alidade.app.views.quality.QualityRoomViewModel.DayState;
import alidade.app.views.quality.QualityRoomViewModel.MendState;
import alidade.app.views.quality.QualityRoomViewModel.Outcome;
import alidade.app.views.quality.QualityRoomViewModel.State;
import alidade.app.views.quality.QualityRoomViewModel.Tab;
import alidade.app.views.scope.Scope;
import alidade.app.views.undo.UndoViewModel;
import alidade.app.widgets.Heatmap;
import alidade.app.widgets.Wording;
import alidade.engine.log.EntryId;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The quality room over a real workspace: what it says is what SQL says.
class QualityRoomViewTest {
    private static final SourceDays.Key HELD =
            new SourceDays.Key(HouseOfTrouble.TROUBLED, "model_downloads", LocalDate.parse("2026-11-20"));
    private static final String OF_DAY =
            " from quality.data_quality_daily where date = '%s' and source = '%s'".formatted(HELD.day(), HELD.source());

    @TempDir
    Path folder;

    private HouseOfTrouble house;
    private QualityRoomViewModel model;
    private UndoViewModel undo;
    private volatile Scope scope = Scope.EVERYTHING;
    private final AtomicInteger changes = new AtomicInteger();
    private final List<Subject> explained = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        house = HouseOfTrouble.make(folder);
        undo = new UndoViewModel(Background.onVirtualThreads(), () -> {
            changes.incrementAndGet();
            model.load();
        });
        model = model(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private QualityRoomViewModel model(HouseOfTrouble house) {
        var holder = new ArrayList<QualityRoomViewModel>();
        holder.add(new QualityRoomViewModel(
                house.reader(),
                () -> scope,
                house.engine().mend(),
                house.engine().confirm(),
                "ann",
                Background.onVirtualThreads(),
                () -> {
                    changes.incrementAndGet();
                    holder.getFirst().load();
                }));
        return holder.getFirst().undoing(undo, house.engine().undo());
    }

    private Scene scene(String language) {
        return Display.ask(() -> {
            var view = new QualityRoomView(model, Wording.in(Locale.of(language)), false, explained::add);
            var scene = new Scene(new StackPane(view), 1660, 960);
            scene.getStylesheets().setAll(Theme.LIGHT.sheets());
            Picture.settle(scene);
            return scene;
        });
    }

    private Scene loaded(String language) {
        var scene = scene(language);
        Display.ask(() -> {
            model.load();
            return true;
        });
        await(() -> model.state().get() instanceof State.Shown && model.day().get() instanceof DayState.Shown);
        return scene;
    }

    /// 19 November ends in the pack's zone before the batch of the 20th was sealed and held.
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theRoomShowsWhatWasKnownAndLetsNothingBePutRightInThePast(String language) {
        var scene = loaded(language);
        assertThat(shownRoom().held())
                .isEqualTo(house.reader().read(30, Scope.EVERYTHING).held());
        assertThat(((Part.Read<List<HeldBatch>>) shownRoom().held()).value()).hasSize(1);

        scope = Scope.EVERYTHING.withKnownAt(Optional.of(LocalDate.parse("2026-11-19")));
        Display.ask(() -> {
            model.load();
            return true;
        });
        await(() -> model.isPast());

        var room = shownRoom();
        assertThat(((Part.Read<List<HeldBatch>>) room.held()).value()).isEmpty();
        var days = ((Part.Read<SourceDays>) room.days()).value();
        assertThat(days.days().getLast()).isEqualTo(LocalDate.parse("2026-11-19"));
        // A file, a run that went well and one that failed; the run of the 20th came later.
        assertThat(((Part.Read<Runs>) room.runs()).value().total()).isEqualTo(3);
        assertThat(((Part.Read<Refusals>) room.refused()).value().total()).isEqualTo(3);
        var button = (Button) scene.lookup("#quality-mend-open");
        assertThat(button.isVisible()).isFalse();
        Display.ask(() -> {
            model.open(((Part.Read<Refusals>) room.refused()).value().rows().getFirst());
            return true;
        });
        assertThat(model.mending().get()).isEqualTo(new QualityRoomViewModel.MendState.Closed());
    }

    /// What is worked out for an earlier moment and what is published are two ways to the same day.
    @Test
    void daysAsTheyWereKnownAtTheLastMomentAreThoseThatArePublished() {
        var everything = Scope.EVERYTHING.withKnownAt(Optional.of(LocalDate.parse("2026-11-20")));
        var reader = house.reader();
        var published =
                ((Part.Read<SourceDays>) reader.read(5, Scope.EVERYTHING).days()).value();
        var known = ((Part.Read<SourceDays>) reader.read(5, everything).days()).value();
        assertThat(known).isEqualTo(published);
        var compared = 0;
        for (var source : published.sources()) {
            for (var day : source.cells().keySet()) {
                var key = new SourceDays.Key(source.name(), source.table(), day);
                assertThat(withoutSubjects(reader.day(key, everything)))
                        .isEqualTo(withoutSubjects(reader.day(key, Scope.EVERYTHING)));
                compared++;
            }
        }
        // Four sources from the 18th to the 20th.
        assertThat(compared).isEqualTo(12);
    }

    private static DayReading withoutSubjects(DayReading day) {
        return new DayReading(
                day.key(),
                day.label(),
                day.standing(),
                day.observed(),
                day.ageDays(),
                day.counters(),
                day.lastSuccess(),
                day.limit(),
                day.scoreVersion(),
                day.scores().stream()
                        .map(one -> new DayReading.Score(one.version(), one.score(), Optional.empty()))
                        .toList(),
                day.rules(),
                day.notes());
    }

    @Test
    void theBarSaysWhichDaysAndSourcesAreShown() {
        var scene = loaded("en");
        assertThat(scene.lookup("#quality-span-short").getParent().isVisible()).isTrue();
        scope = Scope.EVERYTHING
                .withDays(OptionalInt.of(7))
                .withOn(Optional.of(LocalDate.parse("2026-11-19")))
                .withOnly("platform", Set.of(HouseOfTrouble.TROUBLED));
        Display.ask(() -> {
            model.load();
            return true;
        });
        await(() -> shownRoom().span() == 7);

        var days = ((Part.Read<SourceDays>) shownRoom().days()).value();
        assertThat(days.days()).hasSize(7).endsWith(LocalDate.parse("2026-11-19"));
        assertThat(days.sources()).extracting(SourceDays.Source::name).containsExactly(HouseOfTrouble.TROUBLED);
        assertThat(scene.lookup("#quality-span-short").getParent().isVisible()).isFalse();
    }

    private QualityRoom shownRoom() {
        return ((State.Shown) model.state().get()).room();
    }

    private static void await(BooleanSupplier until) {
        for (int i = 0; i < 1_200; i++) {
            if (Display.ask(until::getAsBoolean)) return;
            pause();
        }
        throw new AssertionError("nothing happened for a minute");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(problem);
        }
    }

    private static <T> T shown(Scene scene, Supplier<T> look) {
        return Display.ask(() -> {
            Picture.settle(scene);
            return look.get();
        });
    }

    private static String text(Scene scene, String id) {
        return shown(scene, () -> ((Labeled) scene.lookup("#" + id)).getText());
    }

    private static List<Node> all(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(all(child)));
        return nodes;
    }

    private static List<String> texts(Scene scene, String id) {
        return shown(
                scene,
                () -> all(scene.lookup("#" + id)).stream()
                        .filter(Labeled.class::isInstance)
                        .map(node -> ((Labeled) node).getText())
                        .toList());
    }

    private static void press(Scene scene, String id, KeyCode... keys) {
        shown(scene, () -> {
            for (var key : keys) {
                scene.lookup("#" + id)
                        .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            }
            return true;
        });
    }

    private static void fire(Scene scene, String id) {
        shown(scene, () -> {
            ((ButtonBase) scene.lookup("#" + id)).fire();
            return true;
        });
    }

    private void show(Tab tab) {
        Display.ask(() -> {
            model.tab().set(tab);
            return true;
        });
    }

    @Test
    void theDayThatNeedsAPersonIsShownWithTheCountersOfSql() {
        var scene = loaded("en");

        assertThat(Display.ask(() -> model.chosen())).contains(HELD);
        assertThat(text(scene, "quality-day-standing")).isEqualTo("Held");
        for (var counter : List.of(
                "total_records",
                "new_records",
                "updated_records",
                "deleted_records",
                "returned_records",
                "expired_records",
                "received_records",
                "merged_records",
                "refused_records",
                "null_fields",
                "runs",
                "failure_count")) {
            assertThat(text(scene, "quality-day-" + counter))
                    .as(counter)
                    .isEqualTo(house.ask("select " + counter + OF_DAY));
        }
        assertThat(text(scene, "quality-day-score")).isEqualTo(house.ask("select quality_score" + OF_DAY));
        assertThat(text(scene, "quality-rule-observed_in_time-counts"))
                .isEqualTo(house.ask("select failed || ' / ' || checked from quality.rule_result where date = '"
                        + HELD.day() + "' and source = '" + HELD.source() + "' and rule = 'observed_in_time'"));
    }

    @Test
    void theDaySpeaksChinese() {
        var scene = loaded("zh");

        assertThat(text(scene, "quality-day-standing")).isEqualTo("待确认");
        assertThat(texts(scene, "quality-day-notes")).first().asString().isEqualTo("沿用 2026-11-18 的数据");
        assertThat(texts(scene, "quality-day-notes"))
                .anySatisfy(note ->
                        assertThat(note).startsWith("待确认：输入 ").contains("本次带来 3 条记录，上次完整采集为 10 条：缺失超过允许的 30 %"));
        assertThat(text(scene, "quality-tab-refused")).isEqualTo("拒收记录 3");
    }

    @Test
    void everyCellOfTheGridSaysWhatSqlSays() {
        var scene = loaded("en");
        press(scene, "quality-heatmap", KeyCode.HOME, KeyCode.END);
        var heard = new ArrayList<String>();
        for (var key : List.of(KeyCode.UP, KeyCode.LEFT, KeyCode.LEFT)) {
            press(scene, "quality-heatmap", key);
            heard.add(shown(scene, () -> scene.lookup("#quality-heatmap").getAccessibleText()));
        }

        // The cursor stood on the held day; above it stands another source, with no observation for two days.
        assertThat(heard.getFirst()).startsWith("Quality by source and day. GitCode · 2026-11-20. Stale · score ");
        assertThat(heard.get(2))
                .isEqualTo("Quality by source and day. GitCode · 2026-11-18. %s · score %s. 2 records"
                        .formatted(
                                "Warning",
                                house.ask("select quality_score from quality.data_quality_daily"
                                        + " where date = '2026-11-18' and source = 'GitCode'")));
    }

    @Test
    void aCellSaysWhatItIsUnderThePointer() {
        var scene = loaded("zh");
        var tip = shown(scene, () -> {
            var heatmap = scene.lookup("#quality-heatmap");
            var corner = heatmap.localToScene(heatmap.getLayoutBounds());
            heatmap.fireEvent(moved(corner.getMaxX() - 8, corner.getMaxY() - 8));
            return all(heatmap.lookup(".tip")).stream()
                    .filter(Labeled.class::isInstance)
                    .map(node -> ((Labeled) node).getText())
                    .toList();
        });

        assertThat(tip)
                .containsExactly(
                        "鲸智 · 2026-11-20",
                        "待确认 · 分数 " + house.ask("select quality_score" + OF_DAY),
                        house.ask("select total_records" + OF_DAY) + " 条记录",
                        "2 天前观测");
    }

    private static MouseEvent moved(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    @Test
    void aCellIsChosenByKeyboard() {
        var scene = loaded("en");
        press(scene, "quality-heatmap", KeyCode.LEFT, KeyCode.ENTER);
        await(() -> model.day().get() instanceof DayState.Shown(var day)
                && day.key().day().equals(LocalDate.parse("2026-11-19")));

        assertThat(text(scene, "quality-day-standing")).isEqualTo("Failed");
        assertThat(text(scene, "quality-day-failure_count")).isEqualTo("1");
        assertThat(texts(scene, "quality-day-notes"))
                .anySatisfy(note -> assertThat(note).startsWith("Failed: ").contains("403"));
    }

    @Test
    void theGridKeepsTheFocusWhenItIsReadAgain() {
        var scene = loaded("en");
        var before = shown(scene, () -> {
            var heatmap = scene.lookup("#quality-heatmap");
            heatmap.requestFocus();
            return heatmap;
        });
        Display.ask(() -> {
            model.showDays(90);
            return true;
        });
        await(() -> scene.lookup("#quality-heatmap") != before);

        assertThat(Display.ask(() -> scene.getFocusOwner() == scene.lookup("#quality-heatmap")))
                .isTrue();
    }

    @Test
    void theGridReachesBackNinetyDays() {
        var scene = loaded("en");
        fire(scene, "quality-span-long");
        await(() -> model.state().get() instanceof State.Shown(var room) && room.span() == 90);

        var days = shown(
                scene,
                () -> ((QualityRoomViewModel.State.Shown) model.state().get())
                        .room()
                        .days());
        assertThat(((Part.Read<SourceDays>) days).value().days()).hasSize(90).endsWith(LocalDate.parse("2026-11-20"));
        assertThat(shown(scene, () -> scene.lookup("#quality-heatmap"))).isInstanceOf(Heatmap.class);
    }

    @Test
    void theScoreOfAVersionIsExplained() {
        var scene = loaded("en");
        press(scene, "quality-day-score-v1-0", KeyCode.ENTER);

        assertThat(explained).singleElement().satisfies(subject -> {
            assertThat(subject.inquiry().version()).isEqualTo("v1.0");
            assertThat(subject.inquiry().day()).isEqualTo(HELD.day());
        });
    }

    @SuppressWarnings("unchecked")
    private static TableView<Refusals.Row> table(Scene scene) {
        return (TableView<Refusals.Row>) scene.lookup("#quality-refused");
    }

    @Test
    void refusedRowsStandAsSqlTells() {
        var scene = loaded("en");
        var cells = shown(scene, () -> {
            var table = table(scene);
            return table.getItems().stream()
                    .map(row -> table.getColumns().stream()
                            .map(column -> String.valueOf(
                                    column.getCellObservableValue(row).getValue()))
                            .toList())
                    .toList();
        });

        assertThat(text(scene, "quality-tab-refused"))
                .isEqualTo("Refused rows " + house.ask("select count(*) from std.refused"));
        assertThat(cells.stream().map(row -> row.get(2)).toList())
                .isEqualTo(
                        List.of(house.ask("select listagg(place, '|') within group (order by ordinal) from std.refused")
                                .split("\\|")));
        assertThat(cells.get(1))
                .containsSequence("ModelScope", "2026-11-18")
                .contains("type", "download_count 'many' is not a count", "open");
    }

    @Test
    void aRowIsMendedByKeyboardAndEverythingIsReadAgain() {
        var scene = loaded("en");
        shown(scene, () -> {
            table(scene).getSelectionModel().select(1);
            return true;
        });
        press(scene, "quality-refused", KeyCode.ENTER);
        await(() -> model.mending().get() instanceof MendState.Open);
        assertThat(shown(scene, () -> ((TextInputControl) scene.lookup("#quality-mend-field-model_name")).getText()))
                .isEqualTo("Odd");
        assertThat(shown(scene, () -> ((TextInputControl) scene.lookup("#quality-mend-raw")).getText()))
                .isEqualTo(house.ask("select raw from std.refused where ordinal = 1"));

        fire(scene, "quality-mend-seal");
        await(() -> model.mending().get() instanceof MendState.Open(var _, var _, var problem) && problem.isPresent());
        assertThat(text(scene, "quality-mend-problem")).startsWith("download_count = 'many' is no INTEGER");

        type(scene, "quality-mend-field-download_count", "12");
        press(scene, "quality-mend-field-download_count", KeyCode.ENTER);
        fire(scene, "quality-mend-seal");
        await(() -> model.outcome().get() instanceof Outcome.Mended && changes.get() == 1);

        var last = house.ask("select node || ':' || max(seq) from log.entry where origin = 'MEND' group by node");
        assertThat(text(scene, "quality-outcome")).isEqualTo("Mended: sealed as entry " + last);
        assertThat(house.ask("select total_records from quality.data_quality_daily"
                        + " where date = '2026-11-18' and source = 'ModelScope'"))
                .isEqualTo("3");
        await(() -> table(scene) != null && table(scene).getItems().get(1).mends() == 1);
        assertThat(shown(scene, () -> table(scene).getColumns().getLast().getCellData(1)))
                .isEqualTo("mended");
    }

    private static void type(Scene scene, String id, String text) {
        shown(scene, () -> {
            ((TextInputControl) scene.lookup("#" + id)).setText(text);
            return true;
        });
    }

    @Test
    void rowsRefusedForTheSameThingAreMendedTogether() {
        var scene = loaded("zh");
        shown(scene, () -> {
            table(scene).getSelectionModel().select(1);
            return true;
        });
        fire(scene, "quality-mend-open");
        await(() -> model.mending().get() instanceof MendState.Open);
        assertThat(text(scene, "quality-mend-alike")).isEqualTo("同时修正因同一原因被拒收的另外 1 行");
        fire(scene, "quality-mend-alike");
        type(scene, "quality-mend-field-download_count", "5");
        fire(scene, "quality-mend-seal");
        await(() -> model.outcome().get() instanceof Outcome.Mended && changes.get() == 1);

        assertThat(text(scene, "quality-outcome")).startsWith("已修正 2 行，最后一行封存为条目 ");
        assertThat(house.ask("select count(*) from log.entry where origin = 'MEND'"))
                .isEqualTo("2");
    }

    @Test
    void rowsMendedTogetherAreUndoneTogetherAndMendedAgain() {
        var before = house.ask("select total_records" + OF_DAY);
        var scene = loaded("en");
        shown(scene, () -> {
            table(scene).getSelectionModel().select(1);
            return true;
        });
        fire(scene, "quality-mend-open");
        await(() -> model.mending().get() instanceof MendState.Open);
        fire(scene, "quality-mend-alike");
        type(scene, "quality-mend-field-download_count", "5");
        fire(scene, "quality-mend-seal");
        await(() -> model.outcome().get() instanceof Outcome.Mended && changes.get() == 1);
        // Read anew, what is left of the rows of the entry is told as well.
        await(() -> table(scene) != null && table(scene).getItems().get(1).mends() == 2);
        var mended = states(scene);

        fire(scene, "undo-undo");
        await(() -> undo.state().get() instanceof UndoViewModel.State.Undone && changes.get() == 2);

        assertThat(text(scene, "undo-words")).isEqualTo("Undone. Mended rows: 2");
        assertThat(shown(scene, () -> scene.lookup("#quality-outcome").isVisible()))
                .isFalse();
        assertThat(house.ask("select count(*) from log.ruling where type = 'retraction'"))
                .isEqualTo("2");
        assertThat(house.ask("select total_records" + OF_DAY)).isEqualTo(before);
        await(() -> states(scene).stream().allMatch("open"::equals));

        fire(scene, "undo-redo");
        await(() -> undo.state().get() instanceof UndoViewModel.State.Done && changes.get() == 3);
        await(() -> states(scene).equals(mended));
    }

    /// Of the refused rows, one after the other.
    private static List<String> states(Scene scene) {
        return shown(scene, () -> {
            var column = table(scene).getColumns().getLast();
            var states = new ArrayList<String>();
            for (int row = 0; row < table(scene).getItems().size(); row++)
                states.add(String.valueOf(column.getCellData(row)));
            return states;
        });
    }

    @Test
    void aConfirmationIsUndoneAndTheBatchWaitsAgain() {
        var scene = loaded("en");
        show(Tab.HELD);
        var id = "quality-held-" + house.ask("select seq from log.entry where status = 'HELD'");
        fire(scene, id + "-ask");
        type(scene, id + "-why", "seven were withdrawn");
        fire(scene, id + "-yes");
        await(() -> model.outcome().get() instanceof Outcome.Confirmed && changes.get() == 1);
        await(() -> text(scene, "quality-tab-held").equals("Held batches 0"));

        Display.ask(() -> {
            undo.undo();
            return true;
        });
        await(() -> undo.state().get() instanceof UndoViewModel.State.Undone && changes.get() == 2);

        await(() -> text(scene, "quality-tab-held").equals("Held batches 1"));
        assertThat(house.ask("select verdict" + OF_DAY)).isEqualTo("held");
        // Somebody confirmed it elsewhere meanwhile: then doing it again changes nothing, and says why.
        var held = house.ask("select node || ':' || seq from log.entry where status = 'HELD'");
        var other = house.engine().confirm().confirm(EntryId.read(held).orElseThrow(), "bob", "looked too");
        fire(scene, "undo-redo");
        await(() -> undo.state().get() instanceof UndoViewModel.State.Refused);
        assertThat(text(scene, "undo-words")).contains("was changed since, by entry " + other.id());
    }

    @Test
    void whatWasPutRightEarlierIsListedAndTakenBackThere() {
        var held = EntryId.read(house.ask("select node || ':' || seq from log.entry where status = 'HELD'"))
                .orElseThrow();
        var first = house.engine().confirm().confirm(held, "bob", "looked").id();
        var scene = loaded("en");
        show(Tab.RULED);
        assertThat(text(scene, "quality-tab-ruled")).isEqualTo("Put right 1");
        var id = "quality-ruled-" + first.seq();
        assertThat(text(scene, id + "-what"))
                .startsWith("confirmed entry " + held)
                .endsWith("entry " + first);
        assertThat(text(scene, id + "-state")).isEqualTo("counts");

        fire(scene, id + "-undo");
        await(() -> undo.state().get() instanceof UndoViewModel.State.Undone && changes.get() == 1);

        await(() -> text(scene, id + "-state").equals("undone"));
        assertThat(shown(scene, () -> scene.lookup("#" + id + "-undo") == null)).isTrue();
        assertThat(house.ask("select verdict" + OF_DAY)).isEqualTo("held");
        fire(scene, "undo-redo");
        await(() -> undo.state().get() instanceof UndoViewModel.State.Done && changes.get() == 2);
        // Doing it again is a confirmation of its own.
        await(() -> text(scene, "quality-tab-ruled").equals("Put right 2"));
        assertThat(text(scene, id + "-state")).isEqualTo("undone");
    }

    @Test
    void mendingStopsBetweenTwoRowsAndTellsHowFarItCame() {
        var scene = loaded("en");
        var told = new ArrayList<String>();
        Display.ask(() -> {
            model.open(table(scene).getItems().get(1));
            return true;
        });
        await(() -> model.mending().get() instanceof MendState.Open);
        type(scene, "quality-mend-field-download_count", "5");
        fire(scene, "quality-mend-alike");
        shown(scene, () -> {
            ((ButtonBase) scene.lookup("#quality-mend-seal")).fire();
            told.add(((Labeled) scene.lookup("#quality-mend-told")).getText());
            ((ButtonBase) scene.lookup("#quality-mend-back")).fire();
            return true;
        });
        await(() -> model.outcome().get() instanceof Outcome.Stopped);

        // The row that was under way when it was stopped may have been sealed.
        var mended = house.ask("select count(*) from log.entry where origin = 'MEND'");
        assertThat(told).containsExactly("Sealing and computing: 0 of 2");
        assertThat(text(scene, "quality-outcome"))
                .isEqualTo("Stopped: " + mended + " of 2 rows are mended and stay so");
        assertThat(mended).isIn("0", "1");
    }

    @Test
    void aRowIsLeftAsItIs() {
        var scene = loaded("en");
        shown(scene, () -> {
            table(scene).getSelectionModel().select(0);
            return true;
        });
        fire(scene, "quality-mend-open");
        await(() -> model.mending().get() instanceof MendState.Open);
        press(scene, "quality-mend-field-likes", KeyCode.ESCAPE);

        assertThat(shown(scene, () -> scene.lookup("#quality-refused"))).isNotNull();
        assertThat(house.ask("select count(*) from log.entry where origin = 'MEND'"))
                .isEqualTo("0");
    }

    @Test
    void aHeldBatchIsConfirmedOnceAndCounts() {
        var scene = loaded("en");
        show(Tab.HELD);
        var seq = house.ask("select seq from log.entry where status = 'HELD'");
        var id = "quality-held-" + seq;
        assertThat(text(scene, id + "-reason")).contains("brought 3 records, 10 the last complete time");
        assertThat(text(scene, id + "-counts"))
                .isEqualTo(house.ask("select row_count || ' records · ' || refused_count || ' refused · ' || pages"
                        + " || ' pages' from log.entry where status = 'HELD'"));

        fire(scene, id + "-ask");
        assertThat(shown(scene, () -> scene.lookup("#" + id + "-yes").isDisabled()))
                .isTrue();
        fire(scene, id + "-no");
        assertThat(Display.ask(() -> model.confirming().get())).isInstanceOf(ConfirmState.Idle.class);

        fire(scene, id + "-ask");
        type(scene, id + "-why", "seven were withdrawn");
        fire(scene, id + "-yes");
        await(() -> model.outcome().get() instanceof Outcome.Confirmed && changes.get() == 1);

        assertThat(house.ask("select count(*) from log.ruling where of_seq = " + seq))
                .isEqualTo("1");
        assertThat(house.ask("select text from log.document where type = 'confirmation'"))
                .contains("\"who\":\"ann\"", "seven were withdrawn");
        await(() -> model.day().get() instanceof DayState.Shown(var day) && day.standing() != Standing.HELD);
        assertThat(text(scene, "quality-day-total_records")).isEqualTo(house.ask("select total_records" + OF_DAY));
        assertThat(shown(scene, () -> scene.lookup("#quality-list-state").getAccessibleText()))
                .isEqualTo("No data No batch waits for a confirmation.");
        assertThat(text(scene, "quality-tab-held")).isEqualTo("Held batches 0");
    }

    @SuppressWarnings("unchecked")
    @Test
    void runsStandNewestFirstWithTheNumbersOfTheLog() {
        var scene = loaded("en");
        show(Tab.RUNS);
        var runs = shown(scene, () -> List.copyOf(((ListView<Runs.Run>) scene.lookup("#quality-runs")).getItems()));

        assertThat(runs.stream().map(Runs.Run::batch).toList())
                .isEqualTo(List.of(house.ask(
                                "select listagg(batch_id, '|') within group (order by id desc) from log.ingestion_log")
                        .split("\\|")));
        assertThat(texts(scene, "quality-runs"))
                .contains("Failed", "Success", "Partial")
                .contains(house.ask("select records_inserted || ' inserted · ' || records_updated || ' updated · '"
                        + " || records_failed || ' refused' from log.ingestion_log where id = 1"))
                .anySatisfy(text -> assertThat(text).contains("403"));
        press(scene, "quality-run-strip", KeyCode.LEFT, KeyCode.LEFT, KeyCode.ENTER);
        assertThat(shown(scene, () -> scene.lookup("#quality-run-strip").getAccessibleText()))
                .contains("Failed · " + house.ask("select batch_id from log.ingestion_log where status = 'failed'"));
    }

    @Test
    void beforeTheAnswerItSaysThatItIsLoading() {
        var scene = scene("zh");

        assertThat(shown(scene, () -> scene.lookup("#quality-state").getAccessibleText()))
                .startsWith("加载中");
    }

    @Test
    void withoutDataItSaysSo() throws IOException {
        try (var bare = HouseOfTrouble.empty(folder.resolve("bare"))) {
            model = model(bare);
            var scene = scene("zh");
            Display.ask(() -> {
                model.load();
                return true;
            });
            await(() -> model.state().get() instanceof State.Empty);

            assertThat(shown(scene, () -> scene.lookup("#quality-state").getAccessibleText()))
                    .startsWith("暂无数据");
        }
    }

    @Test
    void aPartThatCannotBeReadSaysSoInItsPlace() {
        house.engine().store().transact(writer -> {
            try (var statement = writer.createStatement()) {
                statement.execute("drop view log.ingestion_log");
            }
        });
        var scene = loaded("en");
        show(Tab.RUNS);

        assertThat(shown(scene, () -> scene.lookup("#quality-list-state").getAccessibleText()))
                .startsWith("Cannot be shown")
                .containsIgnoringCase("ingestion_log");
        assertThat(text(scene, "quality-tab-refused")).isEqualTo("Refused rows 3");
    }

    @Test
    void everyControlHasANameAndCanBeReached() {
        var scene = loaded("en");
        Function<Tab, List<String>> nameless = tab -> {
            show(tab);
            return shown(
                    scene,
                    () -> all(scene.getRoot()).stream()
                            .filter(node -> node instanceof ButtonBase
                                    || node instanceof TextInputControl
                                    || node instanceof TableView<?>
                                    || node instanceof ListView<?>
                                    || node.getStyleClass().contains("clickable")
                                    || node.getStyleClass().contains("heatmap")
                                    || node.getStyleClass().contains("day-strip"))
                            .filter(node -> node.getId() == null
                                    || node.getAccessibleText() == null
                                    || node.getAccessibleText().isBlank()
                                    || !node.isFocusTraversable())
                            .map(Node::toString)
                            .toList());
        };

        assertThat(nameless.apply(Tab.REFUSED)).isEmpty();
        assertThat(nameless.apply(Tab.HELD)).isEmpty();
        assertThat(nameless.apply(Tab.RUNS)).isEmpty();
    }
}
