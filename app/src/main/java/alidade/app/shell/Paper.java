package alidade.app.shell;

import alidade.app.fx.Dress;
import alidade.app.views.overview.OverviewPage;
import alidade.app.views.overview.OverviewViewModel.State;
import alidade.app.views.scope.ScopeWords;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.PrintedTable;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Theme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/// One place of the window on one page: light whatever the window is, without what can only be clicked, under a head
/// that says what it is and over a line that says where it comes from. For the JavaFX thread.
///
/// It is the view of the place itself, so paper and screen cannot tell different things.
public final class Paper {
    /// The places that fit on a page: the others scroll.
    private static final Set<String> FITTING = Set.of(ShellViewModel.OVERVIEW, "explore", "board", "quality");

    /// Wide enough for the roomy layout of every place.
    private static final double WIDTH = 1680;
    /// A line of a table, as high as its letters are.
    private static final double ROW = 23.2;
    private static final double SPACE = 10;
    /// Of ISO 216, of every size of it.
    public static final double LANDSCAPE = Math.sqrt(2);

    private final ShellViewModel model;
    private final Wording wording;
    private final OverviewPage page;
    private final Instant printedAt;

    private Paper(ShellViewModel model, Wording wording, OverviewPage page, Instant printedAt) {
        this.model = model;
        this.wording = wording;
        this.page = page;
        this.printedAt = printedAt;
    }

    /// The page of the place that is shown, in the language of the window.
    ///
    /// @param ratio width of the page over its height
    /// @param printedAt the moment that the last line names
    /// @return empty where the place does not fit on a page, or shows nothing yet
    public static Optional<Scene> of(ShellViewModel model, double ratio, Instant printedAt) {
        if (!isFor(model) || !(model.overview().state().get() instanceof State.Shown(var page)))
            return Optional.empty();
        var place = model.places().current().get();
        return Optional.of(new Paper(model, model.wording().get(), page, printedAt).scene(place, ratio));
    }

    /// Whether the place that is shown fits on a page and has something to show.
    static boolean isFor(ShellViewModel model) {
        return FITTING.contains(model.places().current().get().id())
                && model.overview().state().get() instanceof State.Shown;
    }

    private Scene scene(Place place, double ratio) {
        var view = place.view().apply(new Place.Setting(wording, false, _ -> {}));
        VBox.setVgrow(view, Priority.ALWAYS);
        var sheet = new VBox(SPACE, head(place), view, foot());
        sheet.getStyleClass().addAll("page", "paper");
        var scene = new Scene(sheet, WIDTH, Math.floor(WIDTH / ratio));
        Dress.put(Theme.LIGHT, scene);
        scene.setFill(Color.WHITE);
        settle(sheet);
        withoutControls(view);
        settle(sheet);
        withWholeTables(view);
        settle(sheet);
        return scene;
    }

    private static void settle(Parent sheet) {
        for (int round = 0; round < 3; round++) {
            sheet.applyCss();
            sheet.layout();
        }
    }

    private Node head(Place place) {
        var title = Nodes.text(Header.title(place, page, wording), "text-headline");
        title.setId("paper-title");
        var words = new ArrayList<String>();
        words.add(wording.label(page.pack().label()));
        words.add(Header.dataTime(page, wording));
        var scope = place.isScoped()
                ? ScopeWords.of(
                        model.scope().scope().get(), model.scope().reading().get(), wording)
                : "";
        if (!scope.isEmpty()) words.add(scope);
        var about = new Label(String.join(" · ", words));
        about.setId("paper-about");
        about.getStyleClass().add("text-note");
        about.setWrapText(true);
        var head = new HBox(SPACE, new VBox(title, about), Nodes.spring());
        if (page.demo()) head.getChildren().add(Nodes.badge(wording.get("shell.demo"), "accent"));
        if (page.stale()) head.getChildren().add(Nodes.badge(wording.get("shell.stale"), "warn"));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node foot() {
        var zone = page.pack().zone();
        var foot = Nodes.text(
                wording.get(
                        "paper.source",
                        page.pack().name() + " " + page.pack().version(),
                        page.dataTime()
                                .map(time -> wording.formats().moment(time.moment(), zone))
                                .orElse("—"),
                        zone,
                        wording.formats().moment(printedAt, zone)),
                "text-small");
        foot.setId("paper-source");
        return foot;
    }

    /// Buttons and boxes are for the screen. What is chosen among several is said by its word.
    private static void withoutControls(Node root) {
        for (var node : all(root)) {
            boolean isControl =
                    node instanceof ButtonBase || node instanceof ComboBoxBase || node instanceof TextInputControl;
            boolean isChoice = node instanceof ToggleButton toggle && toggle.isSelected();
            boolean isForScreen = node.getStyleClass().contains("ask-bar")
                    || node.getStyleClass().contains(Nodes.FOR_SCREEN);
            if (isForScreen || (isControl && !isChoice)) {
                node.setVisible(false);
                node.setManaged(false);
            }
        }
    }

    /// A table shows as many lines as there is room for, and says how many more there are.
    private void withWholeTables(Node root) {
        for (var node : all(root)) {
            if (!(node instanceof TableView<?> table) || !(table.getParent() instanceof Pane parent)) continue;
            int lines = table.getItems().size();
            // Its head takes the room of one, and the line that says what is missing that of another.
            int fitting = (int) (table.getHeight() / ROW) - 1;
            int room = Math.max(1, lines <= fitting ? lines : fitting - 1);
            var box = new VBox(SPACE / 2, new PrintedTable(table, room));
            if (lines > room) {
                var more = Nodes.text(wording.get("paper.more", room, lines), "text-note");
                more.setId("paper-more");
                box.getChildren().add(more);
            }
            VBox.setVgrow(box, Priority.ALWAYS);
            box.setMinHeight(Region.USE_PREF_SIZE);
            parent.getChildren().set(parent.getChildren().indexOf(table), box);
        }
    }

    private static List<Node> all(Node root) {
        return Stream.concat(
                        Stream.of(root),
                        root instanceof Parent parent
                                ? parent.getChildrenUnmodifiable().stream().flatMap(child -> all(child).stream())
                                : Stream.empty())
                .toList();
    }
}
