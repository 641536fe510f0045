package alidade.app.views.explore;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.explain.Inquiry;
import alidade.app.views.explain.Subject;
import alidade.app.views.explore.ExploreViewModel.Copying;
import alidade.app.views.explore.ExploreViewModel.State;
import alidade.app.views.explore.Slice.Comparison;
import alidade.app.views.explore.Slice.Shape;
import alidade.app.views.scope.Scope;
import alidade.app.widgets.Wording;
import alidade.resources.packs.MetricDefinition.Grain;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Over an engine with one imported file:
///
/// ```
/// day          Hugging Face: ERNIE, OCR   ModelScope: ERNIE
/// 2026-10-21   80, 40                     20
/// 2026-11-18   100, 50                    30
/// 2026-11-20   120, 50                    33
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExploreViewTest {
    private static final Background BACKGROUND = Background.onVirtualThreads();

    private ImportedDays days;

    @BeforeAll
    void importOneFile(@TempDir Path folder) throws IOException {
        days = new ImportedDays(folder, """
                2026-10-21,Hugging Face,baidu,ERNIE,80
                2026-10-21,Hugging Face,PaddlePaddle,OCR,40
                2026-10-21,ModelScope,baidu,ERNIE,20
                2026-11-18,Hugging Face,baidu,ERNIE,100
                2026-11-18,Hugging Face,PaddlePaddle,OCR,50
                2026-11-18,ModelScope,baidu,ERNIE,30
                2026-11-20,Hugging Face,baidu,ERNIE,120
                2026-11-20,Hugging Face,PaddlePaddle,OCR,50
                2026-11-20,ModelScope,baidu,ERNIE,33
                """);
    }

    @AfterAll
    void close() {
        days.close();
    }

    /// 18 November is a Wednesday: what its week comes to happened partly afterwards.
    @Test
    void aWeekThatGoesOnBehindTheDayOfTheClockIsNotShown() {
        var weeks =
                new Slice("total_downloads", List.of("platform"), Grain.WEEK, Slice.Comparison.NONE, Slice.Shape.LINE);
        var on18 = Scope.EVERYTHING.withOn(Optional.of(LocalDate.parse("2026-11-18")));
        var on15 = Scope.EVERYTHING.withOn(Optional.of(LocalDate.parse("2026-11-15")));

        assertThat(lastPeriod(weeks, on18)).isEqualTo(LocalDate.parse("2026-11-09"));
        // A Sunday ends its week; the newest day is not in the past.
        assertThat(lastPeriod(weeks, on15)).isEqualTo(LocalDate.parse("2026-11-09"));
        assertThat(lastPeriod(weeks, Scope.EVERYTHING)).isEqualTo(LocalDate.parse("2026-11-16"));
        assertThat(lastPeriod(weeks.withGrain(Grain.DAY), on18)).isEqualTo(LocalDate.parse("2026-11-18"));
    }

    private LocalDate lastPeriod(Slice slice, Scope scope) {
        return reader().read(Optional.of(slice), scope).orElseThrow().periods().getLast();
    }

    private ExploreReader reader() {
        return new ExploreReader(days.figures());
    }

    /// The view of a slice, once it is answered.
    private record Room(ExploreViewModel model, AtomicReference<Scope> scope, Scene scene, List<Subject> explained) {
        <T> T look(java.util.function.Function<Scene, T> look) {
            return Display.ask(() -> {
                Picture.settle(scene);
                return look.apply(scene);
            });
        }

        Room ask(UnaryOperator<Slice> change) {
            Display.ask(() -> {
                model.change(change);
                return true;
            });
            return answered();
        }

        Room within(UnaryOperator<Scope> change) {
            Display.ask(() -> {
                scope.updateAndGet(change);
                model.load();
                return true;
            });
            return answered();
        }

        Room answered() {
            ImportedDays.await(() -> !model.busy().get());
            return this;
        }
    }

    private Room room(Locale language) {
        return room(reader()::read, new ExploreSql(days.figures()::explain), language);
    }

    private static Room room(BiFunction<Optional<Slice>, Scope, Optional<ExploreReading>> reader, Locale language) {
        return room(
                reader,
                new ExploreSql(inquiry -> {
                    throw new IllegalStateException("the store could not be read");
                }),
                language);
    }

    private static Room room(
            BiFunction<Optional<Slice>, Scope, Optional<ExploreReading>> reader, ExploreSql sql, Locale language) {
        return Display.ask(() -> {
                    var scope = new AtomicReference<>(Scope.EVERYTHING);
                    var model = new ExploreViewModel(reader, scope::get, BACKGROUND).with(sql);
                    var explained = new ArrayList<Subject>();
                    var view = new ExploreView(model, Wording.in(language), false, explained::add);
                    model.load();
                    return new Room(model, scope, new Scene(view, 1600, 900), explained);
                })
                .answered();
    }

    private static List<List<String>> table(Scene scene) {
        return ImportedDays.table(scene, "explore-table");
    }

    @Test
    void beginsWithTheFirstMetricByItsSource() {
        var rows = room(Locale.ENGLISH).look(ExploreViewTest::table);

        // 120 + 50 and 33, each observed on the day.
        assertThat(rows.stream().map(row -> row.subList(0, 3)))
                .containsExactly(List.of("Hugging Face", "170", "yes"), List.of("ModelScope", "33", "yes"));
    }

    @Test
    void comparesWithTheTimeBefore() {
        var rows = room(Locale.ENGLISH)
                .ask(slice -> slice.withComparison(Comparison.PREVIOUS))
                .look(ExploreViewTest::table);

        // 30 days before 2026-11-20 is 2026-10-21: 120 and 20. 50 / 120 = 41.7 %, 13 / 20 = 65 %.
        assertThat(rows.stream().map(row -> row.subList(0, 4)))
                .containsExactly(
                        List.of("Hugging Face", "170", "120", "▲ 41.7%"), List.of("ModelScope", "33", "20", "▲ 65.0%"));
    }

    @Test
    void showsEveryValueOfEveryPeriodAsATable() {
        var rows = room(Locale.SIMPLIFIED_CHINESE)
                .ask(slice -> slice.withShape(Shape.TABLE).withBy(List.of()))
                .within(scope -> scope.withDays(OptionalInt.of(7)))
                .look(ExploreViewTest::table);

        // On the 19th nothing was observed: the values of the 18th are carried, 180.
        assertThat(rows.stream().limit(3).map(row -> List.of(row.get(0), row.get(2), row.get(3))))
                .containsExactly(
                        List.of("2026-11-20", "203", "是"),
                        List.of("2026-11-19", "180", "沿用 1 天"),
                        List.of("2026-11-18", "180", "是"));
    }

    @Test
    void followsTheFiltersOfAllViews() {
        var room = room(Locale.ENGLISH).within(scope -> scope.withOnly("platform", Set.of("ModelScope")));

        assertThat(room.look(ExploreViewTest::table)).extracting(List::getFirst).containsExactly("ModelScope");
    }

    @Test
    void aNumberExplainsItselfByItsOwnClocksStepAndFilters() {
        var room = room(Locale.ENGLISH)
                .ask(slice -> slice.withGrain(Grain.WEEK).withBy(List.of()).withShape(Shape.TABLE))
                .within(scope -> scope.withOnly("platform", Set.of("ModelScope"))
                        .withKnownAt(Optional.of(LocalDate.parse("2026-11-20"))));
        var inquiry =
                room.<Inquiry>look(_ -> ((State.Shown) room.model().state().get())
                        .reading()
                        .groups()
                        .getFirst()
                        .last()
                        .orElseThrow()
                        .inquiry());

        var explained = days.figures().explain(inquiry);

        assertThat(inquiry.grain()).isEqualTo(Grain.WEEK);
        // The week's last latest observation of ModelScope.
        assertThat(explained.value()).contains(new BigDecimal("33"));
    }

    @Test
    void theEarlierClockSeesOnlyWhatWasKnownThen() {
        var room = room(Locale.ENGLISH)
                .within(scope -> scope.withOn(Optional.of(LocalDate.parse("2026-11-20")))
                        .withKnownAt(Optional.of(LocalDate.parse("2026-11-19"))));

        // The file was imported on the 20th.
        assertThat(room.<String>look(scene -> scene.lookup("#explore-state").getAccessibleText()))
                .isEqualTo("No data At the time of the clocks nothing was known yet.");
        var later = room.within(scope -> scope.withKnownAt(Optional.of(LocalDate.parse("2026-11-20"))));
        assertThat(later.look(ExploreViewTest::table)).hasSize(2);
    }

    private static String text(Scene scene, String id) {
        var note = (javafx.scene.layout.VBox) scene.lookup("#" + id);
        return ((Label) note.getChildren().getFirst()).getText();
    }

    @Test
    void choosingInTheBarAsksForIt() {
        var room = room(Locale.ENGLISH);
        room.look(scene -> {
            @SuppressWarnings("unchecked")
            var grain = (ComboBox<Grain>) scene.lookup("#explore-grain");
            grain.setValue(Grain.WEEK);
            return true;
        });
        room.answered();

        assertThat(room.<Boolean>look(_ -> ((State.Shown) room.model().state().get())
                        .reading().periods().stream()
                                .allMatch(day -> day.getDayOfWeek().getValue() == 1)))
                .isTrue();
        assertThat(room.<Boolean>look(scene -> ((ToggleButton) scene.lookup("#explore-shape-area")).isVisible()))
                .isTrue();
    }

    @Test
    void aMetricThatDoesNotAddUpHasNoAreas() {
        var room = room(Locale.ENGLISH).ask(slice -> slice.withMetric("max_downloads"));

        assertThat(room.<Boolean>look(
                        scene -> scene.lookup("#explore-shape-area").isVisible()))
                .isFalse();
    }

    @Test
    void copiesEveryValueWithItsSource() {
        var copied = room(Locale.ENGLISH)
                .within(scope -> scope.withDays(OptionalInt.of(7)))
                .look(scene -> {
                    ((MenuButton) scene.lookup("#explore-copy"))
                            .getItems().stream()
                                    .filter(item -> "explore-copy-tsv".equals(item.getId()))
                                    .findFirst()
                                    .orElseThrow()
                                    .fire();
                    return Clipboard.getSystemClipboard().getString();
                });

        assertThat(copied.lines().findFirst().orElse(""))
                .isEqualTo("date\tplatform\ttotal_downloads\tbefore\tversion\tobserved\treason");
        assertThat(copied.lines()).anyMatch(line -> line.startsWith("2026-11-20\tHugging Face\t170\t\t"));
        assertThat(copied.lines().reduce("", (one, last) -> last))
                .contains("total_downloads@")
                .contains("entries ");
    }

    private static void copySql(Room room) {
        room.look(scene -> {
            ((MenuButton) scene.lookup("#explore-copy"))
                    .getItems().stream()
                            .filter(item -> "explore-copy-sql".equals(item.getId()))
                            .findFirst()
                            .orElseThrow()
                            .fire();
            return true;
        });
        ImportedDays.await(() -> !(room.model().copying().get() instanceof Copying.Working));
    }

    private static String copied() {
        return Display.ask(() -> Clipboard.getSystemClipboard().getString());
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(one -> one.stripTrailingZeros().toPlainString()).orElse("none");
    }

    /// What a reader gets who may only select: a line for each row, its group, period and value.
    private List<String> run(String sql) throws SQLException {
        var lines = new ArrayList<String>();
        try (var reader = days.engine().store().reader().getConnection();
                var statement = reader.createStatement();
                var rows = statement.executeQuery(sql)) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var line = new ArrayList<String>();
                for (var column = 1; column < columns; column++) line.add(rows.getString(column));
                line.add(plain(Optional.ofNullable(rows.getBigDecimal(columns))));
                lines.add(String.join(" ", line));
            }
        }
        return lines;
    }

    private static List<String> listed(Room room) {
        var reading = Display.ask(() -> ((State.Shown) room.model().state().get()).reading());
        var periods = reading.periods().size();
        var places = reading.slice().shape() == Shape.TABLE ? periods : 1;
        var lines = new ArrayList<String>();
        for (var back = 1; back <= places; back++) {
            for (var group : reading.groups()) {
                group.cells().get(periods - back).figure().ifPresent(figure -> {
                    var line = new ArrayList<String>();
                    line.add(figure.row().date().toString());
                    reading.slice()
                            .by()
                            .forEach(dimension -> line.add(figure.row()
                                    .dimensions()
                                    .getOrDefault(dimension, Optional.empty())
                                    .orElse("null")));
                    line.add(figure.row().version());
                    line.add(plain(figure.value()));
                    lines.add(String.join(" ", line));
                });
            }
        }
        return lines;
    }

    @Test
    void theCopiedSqlGivesTheValuesOfTheTableToAReader() throws SQLException {
        var room = room(Locale.ENGLISH);
        copySql(room);

        assertThat(copied()).startsWith("-- total_downloads\n-- zone Asia/Shanghai, entries up to ");
        assertThat(run(copied())).containsExactly("2026-11-20 Hugging Face v1.0 170", "2026-11-20 ModelScope v1.0 33");
        assertThat(room.<String>look(scene -> ((MenuButton) scene.lookup("#explore-copy")).getText()))
                .isEqualTo("Copied");
    }

    @Test
    void theCopiedSqlGivesTheValuesOfEveryMetricInEachShape() throws SQLException {
        var room = room(Locale.ENGLISH);
        var metrics = days.figures().pack().metrics();
        for (var metric : metrics) {
            var by = metric.dimensions().contains("publisher") ? List.of("platform", "publisher") : List.of("platform");
            room.ask(slice -> slice.withMetric(metric.name()).withBy(by).withShape(Shape.BAR));
            copySql(room);
            assertThat(run(copied())).as(metric.name()).isEqualTo(listed(room));
        }
        room.within(scope -> scope.withDays(OptionalInt.of(14))
                        .withOnly("platform", Set.of("ModelScope"))
                        .withOn(Optional.of(LocalDate.parse("2026-11-19"))))
                .ask(slice -> slice.withMetric("total_downloads")
                        .withBy(List.of())
                        .withGrain(Grain.WEEK)
                        .withShape(Shape.TABLE));
        copySql(room);

        assertThat(metrics).hasSizeGreaterThan(15);
        // The weeks of 2 and 9 November; that of the 19th goes on behind it.
        assertThat(run(copied())).isEqualTo(listed(room)).hasSize(2);
    }

    @Test
    void ofALongTableTheSqlSaysWhatItLeavesOut() {
        var room = room(Locale.ENGLISH)
                .within(scope -> scope.withDays(OptionalInt.of(31)))
                .ask(slice -> slice.withShape(Shape.TABLE));
        copySql(room);

        // 31 days of 2 sources, from the first observation on.
        assertThat(listed(room)).hasSize(62);
        assertThat(copied()).contains("-- the first 60 rows; 2 more are left out\n");
    }

    @Test
    void sqlThatCannotBeWrittenSaysWhy() {
        var room = room(reader()::read, Locale.SIMPLIFIED_CHINESE);
        copySql(room);

        assertThat(room.<String>look(scene -> scene.lookup("#explore-copy").getAccessibleText()))
                .isEqualTo("复制失败 the store could not be read");
    }

    @Test
    void theMenuOfCopiesIsReachedByKeys() {
        var room = room(Locale.ENGLISH);
        var shown = Display.<Boolean>ask(() -> {
            var stage = new Stage();
            stage.setScene(room.scene());
            stage.show();
            var menu = (MenuButton) room.scene().lookup("#explore-copy");
            menu.requestFocus();
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(menu, new KeyEvent(type, "", "", KeyCode.SPACE, false, false, false, false));
            }
            var isOpen = menu.isFocusTraversable() && menu.isShowing();
            menu.hide();
            return isOpen;
        });
        ImportedDays.closeWindows();

        assertThat(shown).isTrue();
    }

    @Test
    void anEngineThatCannotAnswerSaysWhy() {
        var words = room(
                        (_, _) -> {
                            throw new IllegalStateException("the store could not be read");
                        },
                        Locale.ENGLISH)
                .<String>look(scene -> scene.lookup("#explore-state").getAccessibleText());
        assertThat(words).isEqualTo("Cannot be shown the store could not be read");
    }

    @Test
    void withoutDataThereIsNothingToChoose() {
        var words =
                room((_, _) -> Optional.empty(), Locale.SIMPLIFIED_CHINESE).look(scene -> text(scene, "explore-state"));

        assertThat(words).isEqualTo("暂无数据");
    }
}
