package alidade.app.views.wall;

import alidade.app.fx.Listen;
import alidade.app.views.overview.StandingBadge;
import alidade.app.views.wall.Truth.Trouble;
import alidade.app.views.wall.WallViewModel.State;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.FadeTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The nodes of a wall on one screen. Everything is laid out on a surface of 540 units height, on which no text is
/// smaller than 13.5, and scaled to the screen: so no text is smaller than a fortieth of its height.
public final class WallView extends Region {
    static final double HEIGHT = 540;
    /// A screen that is narrower than sixteen to ten gets smaller texts rather than less room.
    private static final double LEAST_WIDTH = 860;

    private static final Logger LOG = LoggerFactory.getLogger(WallView.class);
    private static final Duration FADE = Duration.millis(400);
    private static final double GAP = 10;
    private static final double WIDEST_BADGE = 210;
    /// Shadows of cards reach as far beyond them.
    private static final double SHADOW = 8;
    private static final int MOST_OF_A_SENTENCE = 160;

    private final WallViewModel model;
    private final Wording wording;
    private final int offset;
    private final boolean moves;
    private final Scale scale = new Scale(1, 1, 0, 0);
    private final WallHead head;
    private final Label late = new Label();
    private final StackPane content = new StackPane();
    private final TruthBar truthBar;
    private final VBox page;
    private List<Badge> shown = List.of();

    /// @param shortens whether its text may be cut where there is little room
    private record Badge(String id, String text, String style, boolean shortens) {}

    /// @param offset how many pages this screen is ahead of the first one
    /// @param moves whether a new page appears slowly
    public WallView(WallViewModel model, Wording wording, int offset, boolean moves) {
        this.model = model;
        this.wording = wording;
        this.offset = offset;
        this.moves = moves;
        truthBar = new TruthBar(wording);
        head = new WallHead(wording);
        setId("wall");
        getStyleClass().add("wall");
        late.setId("wall-late");
        late.getStyleClass().add("wall-late");
        late.setMaxWidth(Double.MAX_VALUE);
        late.setWrapText(true);
        content.setId("wall-content");
        // Whatever a page wants, it cannot push the bar off the screen.
        content.setMinSize(0, 0);
        content.setClip(clip(content));
        VBox.setVgrow(content, Priority.ALWAYS);
        page = new VBox(GAP, head, late, content, truthBar);
        page.getStyleClass().add("wall-page");
        page.getTransforms().add(scale);
        getChildren().add(page);
        listen();
        build(false);
        show(model.truth().get());
    }

    private static Rectangle clip(Region region) {
        var clip = new Rectangle(-SHADOW, -SHADOW, 0, 0);
        clip.widthProperty().bind(region.widthProperty().add(2 * SHADOW));
        clip.heightProperty().bind(region.heightProperty().add(2 * SHADOW));
        return clip;
    }

    private void listen() {
        Listen.to(model.state(), this, _ -> build(false));
        Listen.to(model.turn(), this, _ -> build(moves));
        Listen.to(model.built(), this, _ -> build(false));
        Listen.to(model.truth(), this, this::show);
    }

    /// Moves the page by some pixels, so that no edge stands on the same ones for ever.
    void shift(double x, double y) {
        page.setTranslateX(x);
        page.setTranslateY(y);
    }

    @Override
    protected void layoutChildren() {
        double factor = Math.min(getHeight() / HEIGHT, getWidth() / LEAST_WIDTH);
        if (factor <= 0) return;
        scale.setX(factor);
        scale.setY(factor);
        page.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }

    /// A page that cannot be made leaves the one before it; there is always something on the wall.
    private void build(boolean slowly) {
        try {
            put(contentOf(model.state().get()), slowly);
        } catch (RuntimeException problem) {
            LOG.error(
                    "wall - page {} could not be made, the one before it stays",
                    model.turn().get() + offset,
                    problem);
            if (content.getChildren().isEmpty()) put(note("state.failed", String.valueOf(problem.getMessage())), false);
        }
    }

    private void put(Node node, boolean slowly) {
        content.getChildren().setAll(node);
        if (!slowly) return;
        var fade = new FadeTransition(FADE, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.play();
    }

    private Node contentOf(State state) {
        return switch (state) {
            case State.Loading _ -> note("state.loading", "");
            case State.Failed(var trouble) -> note("state.failed", sentence(trouble));
            case State.Shown(var reading)
            when reading.dataTime().isEmpty() -> note("state.empty", wording.get("state.empty.hint"));
            case State.Shown(var reading) -> page(reading);
        };
    }

    private Node page(WallReading reading) {
        int number = model.turn().get() + offset;
        var now = reading.page(number).content();
        var title = wording.label(now.dashboard().label());
        var name = wording.label(reading.label());
        head.name(title, name.equals(title) ? "" : name);
        truthBar.show(
                Math.floorMod(number, reading.pages().size()), reading.pages().size());
        return new WallPage(now, wording);
    }

    private StateNote note(String key, String sentence) {
        return new StateNote("wall-state", wording.get(key), sentence);
    }

    private void show(Truth truth) {
        truthBar.show(truth);
        content.getStyleClass().remove("stale");
        boolean fades = truth.fades() && model.state().get() instanceof State.Shown;
        if (fades) content.getStyleClass().add("stale");
        late.setVisible(fades);
        late.setManaged(fades);
        if (fades) late.setText(late(truth));
        var wanted = badges(truth);
        if (wanted.equals(shown)) return;
        shown = wanted;
        head.show(wanted.stream().map(WallView::node).toList());
    }

    private String late(Truth truth) {
        var age = Ages.words(truth.read().orElse(java.time.Duration.ZERO), wording);
        return truth.trouble()
                .map(trouble -> wording.get("wall.late.why", age, sentence(trouble)))
                .orElse(wording.get("wall.late", age));
    }

    private String sentence(Trouble trouble) {
        return switch (trouble) {
            case Trouble.Unreadable(var sentence) -> wording.get("wall.unreadable", shortened(sentence));
            case Trouble.Silent() -> wording.get("wall.silent");
        };
    }

    /// All of it is in the log.
    private static String shortened(String sentence) {
        if (sentence.codePointCount(0, sentence.length()) <= MOST_OF_A_SENTENCE) return sentence;
        return sentence.substring(0, sentence.offsetByCodePoints(0, MOST_OF_A_SENTENCE)) + "…";
    }

    private List<Badge> badges(Truth truth) {
        var wanted = new ArrayList<Badge>();
        truth.behind()
                .ifPresent(by -> wanted.add(
                        new Badge("wall-behind", wording.get("wall.behind", Ages.words(by, wording)), "bad", false)));
        if (truth.stale()) {
            var age = Ages.words(truth.dataAge().orElse(java.time.Duration.ZERO), wording);
            wanted.add(new Badge("wall-stale", wording.get("wall.stale", age), "warn", false));
        }
        var troubled = truth.quality().sources().stream()
                .filter(Severity::isNamed)
                .sorted(Severity.WORST_FIRST)
                .toList();
        for (int i = 0; i < troubled.size(); i++) {
            var source = troubled.get(i);
            var standing = StandingBadge.of(source.standing(), wording);
            wanted.add(new Badge(
                    "wall-source-" + (i + 1),
                    standing.getText() + " " + wording.label(source.label()),
                    standing.getStyleClass().getLast(),
                    true));
        }
        return List.copyOf(wanted);
    }

    private static Label node(Badge badge) {
        var node = badge.shortens()
                ? Nodes.shortening(badge.text(), "badge", badge.style())
                : Nodes.badge(badge.text(), badge.style());
        node.setMaxWidth(WIDEST_BADGE);
        node.setId(badge.id());
        return node;
    }
}
