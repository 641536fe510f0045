package alidade.app.views.notes;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.explore.ExploreReader;
import alidade.app.views.explore.ExploreView;
import alidade.app.views.explore.ExploreViewModel;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.OverviewView;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.scope.Scope;
import alidade.app.views.undo.UndoViewModel;
import alidade.app.widgets.TimeChart;
import alidade.app.widgets.Wording;
import alidade.engine.annotations.Annotation;
import alidade.engine.annotations.Note;
import alidade.engine.metrics.Knowledge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Annotations in the real views, over a real engine with two imported days.
@SuppressWarnings("NullAway.Init") // JUnit fills these in before each test.
class NotesViewTest {
    private static final Background BACKGROUND = Background.onVirtualThreads();
    private static final LocalDate LAST = LocalDate.parse("2026-11-20");

    private ImportedDays days;

    @BeforeEach
    void importOneFile(@TempDir Path folder) throws IOException {
        days = new ImportedDays(folder, """
                2026-11-18,Hugging Face,baidu,ERNIE,100
                2026-11-18,ModelScope,baidu,ERNIE,30
                2026-11-20,Hugging Face,baidu,ERNIE,120
                2026-11-20,ModelScope,baidu,ERNIE,33
                """);
    }

    @AfterEach
    void close() {
        days.close();
    }

    /// Explore with its annotations.
    private record Room(
            ExploreViewModel model,
            NotesViewModel notes,
            UndoViewModel undo,
            AtomicReference<Scope> scope,
            Scene scene) {
        <T> T look(Function<Scene, T> look) {
            return Display.ask(() -> {
                Picture.settle(scene);
                return look.apply(scene);
            });
        }

        Room answered() {
            ImportedDays.await(() -> !model.busy().get()
                    && !(notes.state().get() instanceof NotesViewModel.State.Sealing)
                    && !(notes.state().get() instanceof NotesViewModel.State.Removing)
                    && !(undo.state().get() instanceof UndoViewModel.State.Running));
            return this;
        }

        Room within(UnaryOperator<Scope> change) {
            Display.ask(() -> {
                scope.updateAndGet(change);
                model.load();
                return true;
            });
            return answered();
        }

        Room fire(String id) {
            look(one -> {
                ((ButtonBase) node(one, id)).fire();
                return true;
            });
            return answered();
        }

        Room type(String id, String text) {
            look(one -> {
                ((TextInputControl) node(one, id)).setText(text);
                return true;
            });
            return this;
        }

        Room press(String id, KeyCode key, boolean isShortcut) {
            look(one -> {
                var node = node(one, id);
                Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, isShortcut, false, false));
                return true;
            });
            return answered();
        }

        String text(String id) {
            return look(one -> ((Labeled) node(one, id)).getText());
        }

        String typed(String id) {
            return look(one -> ((TextInputControl) node(one, id)).getText());
        }

        boolean has(String id) {
            return look(one -> one.lookup("#" + id) != null && isShown(one.lookup("#" + id)));
        }

        private static boolean isShown(Node node) {
            return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
        }

        int heads() {
            return look(
                    one -> node(one, "explore-chart").lookupAll(".note-head").size());
        }

        private static Node node(Scene scene, String id) {
            var node = scene.lookup("#" + id);
            if (node == null) throw new AssertionError("there is no node " + id);
            return node;
        }
    }

    private Room room(Locale language) {
        return Display.ask(() -> {
                    var engine = days.engine();
                    var scope = new AtomicReference<>(Scope.EVERYTHING);
                    var model = new ExploreViewModel(new ExploreReader(days.figures())::read, scope::get, BACKGROUND);
                    var undo = new UndoViewModel(BACKGROUND, model::load);
                    var notes = new NotesViewModel(
                            engine.annotate(), engine.undo(), undo, "model-ecosystem", "ann", BACKGROUND, model::load);
                    var view = new ExploreView(model, Optional.of(notes), Wording.in(language), false, _ -> {});
                    model.load();
                    return new Room(model, notes, undo, scope, new Scene(view, 1600, 900));
                })
                .answered();
    }

    private List<Annotation> sealed() {
        return days.engine().annotations().of("model-ecosystem", new Knowledge.Now());
    }

    private List<String> written() {
        return sealed().stream()
                .map(one -> Notes.days(one.note()) + " " + one.note().text() + " by " + one.who())
                .toList();
    }

    @Test
    void anAnnotationIsWrittenAndStandsAtItsDay() {
        var room = room(Locale.ENGLISH);
        assertThat(room.text("explore-notes")).isEqualTo("Annotations 0");
        assertThat(room.heads()).isZero();

        room.fire("explore-notes");
        assertThat(room.text("notes-none")).isEqualTo("Nothing is written about these days.");
        room.fire("note-add")
                .type("note-text", "<b>counts</b> were reset {0} ${x}")
                .type("note-from", "2026-11-19");
        room.fire("note-seal");

        // The last day was that of the newest data, and what looks like a language stays as it was typed.
        assertThat(written()).containsExactly("2026-11-19 – 2026-11-20 <b>counts</b> were reset {0} ${x} by ann");
        assertThat(sealed().getFirst().note().metric()).contains("total_downloads");
        assertThat(room.heads()).isEqualTo(1);
        assertThat(room.text("explore-notes")).isEqualTo("Annotations 1");
        assertThat(room.text("note-" + sealed().getFirst().id() + "-text"))
                .isEqualTo("<b>counts</b> were reset {0} ${x}");
        var spoken = room.look(scene -> scene.lookup("#explore-chart").getAccessibleText());
        assertThat(spoken).endsWith("Annotations: 2026-11-19 – 2026-11-20 <b>counts</b> were reset {0} ${x}");
    }

    @Test
    void aDayIsAnnotatedAndUndoneByKeysAlone() {
        var room = room(Locale.SIMPLIFIED_CHINESE);

        // The cross-hair begins at the last day; two to the left is the 18th.
        room.press("explore-chart", KeyCode.LEFT, false)
                .press("explore-chart", KeyCode.LEFT, false)
                .press("explore-chart", KeyCode.LEFT, false)
                .press("explore-chart", KeyCode.N, false);
        assertThat(room.typed("note-from")).isEqualTo("2026-11-18");
        room.type("note-text", "节假日").press("note-text", KeyCode.ENTER, true);

        assertThat(written()).containsExactly("2026-11-18 节假日 by ann");
        assertThat(room.text("undo-words")).isEqualTo("已批注：节假日");
        // The tip of the day says it.
        room.press("explore-chart", KeyCode.LEFT, false)
                .press("explore-chart", KeyCode.LEFT, false)
                .press("explore-chart", KeyCode.LEFT, false);
        var tips = room.<List<String>>look(scene -> scene.getRoot().lookupAll(".tip-note").stream()
                .map(one -> ((Label) one).getText())
                .toList());
        assertThat(tips).containsExactly("节假日");

        Display.ask(() -> {
            room.undo().undo();
            return true;
        });
        room.answered();
        assertThat(written()).isEmpty();
        assertThat(room.heads()).isZero();
        assertThat(room.text("undo-words")).isEqualTo("已撤销。已批注：节假日");
        room.fire("undo-redo");
        assertThat(written()).containsExactly("2026-11-18 节假日 by ann");
        assertThat(room.heads()).isEqualTo(1);
    }

    @Test
    void oneIsChangedRemovedAndBroughtBack() {
        var id = days.engine()
                .annotate()
                .add("model-ecosystem", new Note(Optional.empty(), Optional.empty(), LAST, LAST, "first words"), "bob")
                .id();
        var room = room(Locale.ENGLISH).fire("explore-notes");

        room.fire("note-" + id + "-change").type("note-text", "other words").fire("note-seal");
        assertThat(written()).containsExactly("2026-11-20 other words by ann");
        room.fire("note-" + id + "-remove");
        assertThat(written()).isEmpty();
        room.fire("undo-undo");
        assertThat(written()).containsExactly("2026-11-20 other words by ann");
        // The one before it, too.
        Display.ask(() -> {
            room.undo().undo();
            return true;
        });
        room.answered();
        assertThat(written()).containsExactly("2026-11-20 first words by bob");
    }

    @Test
    void whatSomebodyElseChangedSinceIsLeftAlone() {
        var room = room(Locale.ENGLISH).fire("explore-notes").fire("note-add");
        room.type("note-text", "mine").fire("note-seal");
        var mine = sealed().getFirst();
        var other = new Note(Optional.empty(), Optional.empty(), LAST, LAST, "theirs");
        var changed = days.engine().annotate().change(mine.id(), Optional.empty(), other, "bob");

        room.fire("undo-undo");

        assertThat(room.text("undo-words"))
                .isEqualTo("Not undone: the annotation %s was changed since, by entry %s; nothing is undone"
                        .formatted(mine.id(), changed.entry()));
        assertThat(written()).containsExactly("2026-11-20 theirs by bob");
        // The room has read again meanwhile; what was seen before cannot be overwritten either.
        Display.ask(() -> {
            room.notes().change(mine);
            return true;
        });
        room.type("note-text", "mine again").fire("note-seal");
        assertThat(room.text("note-problem")).startsWith("the annotation " + mine.id() + " was changed since");
        assertThat(room.typed("note-text")).isEqualTo("mine again");
        assertThat(written()).containsExactly("2026-11-20 theirs by bob");
    }

    @Test
    void whatIsNoAnnotationIsSaidBesideTheForm() {
        var room = room(Locale.ENGLISH).fire("explore-notes").fire("note-add");
        assertThat(room.<Boolean>look(scene -> scene.lookup("#note-seal").isDisabled()))
                .isTrue();
        room.type("note-text", "x".repeat(501));
        assertThat(room.text("note-count")).isEqualTo("501 / 500");
        assertThat(room.<Boolean>look(scene -> scene.lookup("#note-seal").isDisabled()))
                .isTrue();
        room.type("note-text", "x").type("note-from", "tomorrow").fire("note-seal");
        assertThat(room.text("note-problem")).isEqualTo("\"tomorrow\" is no day, such as 2026-01-31.");
        room.type("note-from", "2026-11-20").type("note-to", "2026-11-19").fire("note-seal");
        assertThat(room.text("note-problem")).isEqualTo("The last day 2026-11-19 is before the first one 2026-11-20.");
        room.press("note-from", KeyCode.ESCAPE, false);
        assertThat(room.has("note-form")).isFalse();
        assertThat(written()).isEmpty();
    }

    @Test
    void onlyWhatBelongsToMetricFilterDaysAndClockIsShown() {
        write("total_downloads", "", "2026-11-20", "of the metric");
        write("", "ModelScope", "2026-11-20", "of ModelScope");
        write("models", "", "2026-11-20", "of another metric");
        write("", "", "2026-06-01", "of another time");
        var room = room(Locale.ENGLISH).fire("explore-notes");

        assertThat(room.text("explore-notes")).isEqualTo("Annotations 2");
        assertThat(room.within(scope -> scope.withOnly("platform", Set.of("Hugging Face")))
                        .text("explore-notes"))
                .isEqualTo("Annotations 1");
        room.within(scope -> Scope.EVERYTHING.withKnownAt(Optional.of(LAST)));
        // All is sealed on that day; it is seen, and nothing can be written there.
        assertThat(room.text("explore-notes")).isEqualTo("Annotations 2");
        assertThat(room.has("note-add")).isFalse();
        assertThat(room.text("notes-past")).startsWith("As it was known then.");
    }

    private void write(String metric, String platform, String day, String text) {
        var on = LocalDate.parse(day);
        var note = new Note(
                Optional.of(metric).filter(one -> !one.isEmpty()),
                Optional.of(platform).filter(one -> !one.isEmpty()).map(one -> new Note.About("platform", one)),
                on,
                on,
                text);
        days.engine().annotate().add("model-ecosystem", note, "ann");
    }

    @Test
    void theTrendOfTheOverviewShowsThem() {
        write("", "", "2026-11-19", "maintenance");
        write("total_downloads", "ModelScope", "2026-11-18", "counts were reset");
        var figures = days.figures();
        var dashboard = figures.pack().dashboards().getFirst();
        var model = OverviewViewModel.of(new OverviewReader(figures).read(dashboard), BACKGROUND);

        var shown = Display.ask(() -> {
            var scene = new Scene(new OverviewView(model, Wording.in(Locale.ENGLISH), false, _ -> {}), 1600, 1000);
            Picture.settle(scene);
            return scene.getRoot().lookupAll(".time-chart").stream()
                    .filter(TimeChart.class::isInstance)
                    .map(one -> one.lookupAll(".note-head").size() + " " + one.getAccessibleText())
                    .filter(words -> words.contains("maintenance"))
                    .toList();
        });

        assertThat(shown)
                .anyMatch(words -> words.startsWith("2 ")
                        && words.endsWith(
                                "Annotations: 2026-11-18 ModelScope: counts were reset; 2026-11-19 maintenance"));
    }
}
