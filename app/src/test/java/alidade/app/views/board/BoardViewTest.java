package alidade.app.views.board;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.board.BoardViewModel.Chosen;
import alidade.app.views.board.BoardViewModel.Order;
import alidade.app.views.board.BoardViewModel.State;
import alidade.app.views.explain.Subject;
import alidade.app.views.scope.Scope;
import alidade.app.widgets.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardViewTest {
    private static final Background BACKGROUND = Background.onVirtualThreads();

    private ImportedDays days;

    @BeforeAll
    void importOneFile(@TempDir Path folder) throws IOException {
        days = new ImportedDays(folder, """
                2026-11-13,Hugging Face,baidu,ERNIE,100
                2026-11-13,Hugging Face,PaddlePaddle,OCR,90
                2026-11-13,ModelScope,baidu,ERNIE,30
                2026-11-20,Hugging Face,baidu,ERNIE,120
                2026-11-20,Hugging Face,PaddlePaddle,OCR,125
                2026-11-20,ModelScope,baidu,ERNIE,30
                2026-11-20,ModelScope,baidu,New,30
                """);
    }

    @AfterAll
    void close() {
        days.close();
    }

    private record Room(BoardViewModel model, Scene scene, List<Subject> explained) {
        <T> T look(Function<Scene, T> look) {
            return Display.ask(() -> {
                Picture.settle(scene);
                return look.apply(scene);
            });
        }

        Room shown(int lines) {
            ImportedDays.await(() -> model.state().get() instanceof State.Shown shown
                    && shown.lines().size() == lines);
            return this;
        }
    }

    private Room room(Locale language) {
        var reader = new BoardReader(days.figures());
        return room(
                new BoardViewModel(
                        reader::read,
                        () -> Scope.EVERYTHING,
                        (board, line) -> reader.record(board, line, 30),
                        BACKGROUND),
                language);
    }

    private static Room room(BoardViewModel model, Locale language) {
        return Display.ask(() -> {
            var explained = new ArrayList<Subject>();
            var view = new BoardView(model, Wording.in(language), false, explained::add);
            model.load();
            return new Room(model, new Scene(view, 1600, 900), explained);
        });
    }

    private static List<List<String>> table(Scene scene) {
        return ImportedDays.table(scene, "board-table");
    }

    @Test
    void ranksRecordsAndTellsHowTheyMovedInAWeek() {
        var rows = room(Locale.ENGLISH).shown(4).look(BoardViewTest::table);

        // 125 was 90 and second; 120 was 100 and first; two have 30 and share the third place, one of them is new.
        assertThat(rows)
                .containsExactly(
                        List.of("1", "▲1", "OCR  ·  Hugging Face / PaddlePaddle", "125", "▲ 38.9%"),
                        List.of("2", "▼1", "ERNIE  ·  Hugging Face / baidu", "120", "▲ 20.0%"),
                        List.of("3", "=", "ERNIE  ·  ModelScope / baidu", "30", "= 0.0%"),
                        List.of("3", "new", "New  ·  ModelScope / baidu", "30", "—"));
    }

    @Test
    void findsLinesByAllWordsOfASearch() {
        var room = room(Locale.ENGLISH).shown(4);
        room.look(_ -> {
            room.model().search("ernie modelscope");
            return true;
        });

        var rows = room.shown(1).look(BoardViewTest::table);
        assertThat(rows.getFirst()).contains("ERNIE  ·  ModelScope / baidu");
        assertThat(room.<String>look(scene -> ((Label) scene.lookup("#board-count")).getText()))
                .isEqualTo("1 of 4");
    }

    @Test
    void sortsInTheBackgroundAndTurnsRound() {
        var room = room(Locale.ENGLISH).shown(4);
        room.look(_ -> {
            room.model().sort(Order.RANK);
            return true;
        });
        ImportedDays.await(() ->
                ((State.Shown) room.model().state().get()).lines().getFirst().rank() == 3);

        assertThat(room.look(BoardViewTest::table).getLast()).startsWith("1");
    }

    @Test
    void ranksTheGroupsOfADimension() {
        var room = room(Locale.SIMPLIFIED_CHINESE).shown(4);
        room.look(_ -> {
            room.model().ask(new BoardWish(Optional.empty(), List.of("platform")));
            return true;
        });

        // Hugging Face 120 + 125, ModelScope 30 + 30
        assertThat(room.shown(2).look(BoardViewTest::table).stream().map(row -> row.subList(2, 4)))
                .containsExactly(List.of("Hugging Face", "245"), List.of("魔搭 ModelScope", "60"));
    }

    @Test
    void aRecordIsFollowedOverAllSources() {
        var room = room(Locale.ENGLISH).shown(4);
        room.look(scene -> {
            var table = (TableView<?>) scene.lookup("#board-table");
            table.getSelectionModel().select(1);
            Event.fireEvent(
                    table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return true;
        });
        ImportedDays.await(() -> room.model().chosen().get() instanceof Chosen.Shown);

        var values = room.look(scene -> List.of(0, 1).stream()
                .map(at -> (HBox) scene.lookup("#board-source-" + at))
                .map(line -> ((Label) line.getChildren().get(1)).getText() + " "
                        + ((Label) line.getChildren().getLast()).getText())
                .toList());
        assertThat(values).containsExactly("Hugging Face 120", "ModelScope 30");
        room.look(scene -> {
            Event.fireEvent(
                    scene.lookup("#board-source-0"),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            ((Button) scene.lookup("#board-sheet-close")).fire();
            return true;
        });
        assertThat(room.explained()).hasSize(1);
        assertThat(room.<Boolean>look(scene -> scene.lookup("#board-sheet") == null))
                .isTrue();
    }

    @Test
    void anEngineThatCannotAnswerSaysWhyAndWithoutDataThereIsNothing() {
        var failed = room(
                new BoardViewModel(
                        (_, _) -> {
                            throw new IllegalStateException("the store could not be read");
                        },
                        () -> Scope.EVERYTHING,
                        (_, _) -> {
                            throw new IllegalStateException();
                        },
                        BACKGROUND),
                Locale.ENGLISH);
        ImportedDays.await(() -> failed.model().state().get() instanceof State.Failed);
        assertThat(failed.<String>look(scene -> scene.lookup("#board-state").getAccessibleText()))
                .isEqualTo("Cannot be shown the store could not be read");

        var empty = room(
                new BoardViewModel(
                        (_, _) -> Optional.empty(),
                        () -> Scope.EVERYTHING,
                        (_, _) -> {
                            throw new IllegalStateException();
                        },
                        BACKGROUND),
                Locale.SIMPLIFIED_CHINESE);
        ImportedDays.await(() -> empty.model().state().get() instanceof State.Empty);
        assertThat(empty.<String>look(scene -> scene.lookup("#board-state").getAccessibleText()))
                .startsWith("暂无数据");
    }
}
