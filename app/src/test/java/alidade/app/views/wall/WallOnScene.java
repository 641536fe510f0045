package alidade.app.views.wall;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;

/// A wall in a scene that is not shown, with hands to move its time and eyes for what it says.
final class WallOnScene {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final WallViewModel model;
    final Scene scene;
    private final LivingHouse.Hands hands;

    WallOnScene(Supplier<WallReading> reader, LivingHouse.Hands hands, Locale language) {
        this(reader, hands, language, Theme.DARK, 1920, 1080);
    }

    WallOnScene(
            Supplier<WallReading> reader,
            LivingHouse.Hands hands,
            Locale language,
            Theme theme,
            double width,
            double height) {
        this.hands = hands;
        model = new WallViewModel(reader, hands.asWallClock(), Background.onVirtualThreads());
        scene = Display.ask(
                () -> WallScreens.scene(new WallView(model, Wording.in(language), 0, false), width, height, theme));
    }

    /// Lets time pass, and waits until the engine has answered what it was asked.
    void pass(Duration time) {
        hands.pass(time);
        tick();
    }

    void tick() {
        Display.ask(() -> {
            model.tick();
            return true;
        });
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (Display.ask(model::isAsking)) {
            if (System.nanoTime() > until) throw new IllegalStateException("the engine did not answer");
            LockSupport.parkNanos(1_000_000);
        }
    }

    void paint() {
        Display.ask(() -> {
            Picture.settle(scene);
            return true;
        });
    }

    /// The text of a label, or what a node says to a screen reader; `absent` where there is none to be seen.
    String text(String id) {
        return Display.ask(() -> {
            Picture.settle(scene);
            var node = scene.lookup("#" + id);
            if (node == null || !isSeen(node)) return "absent";
            if (node instanceof Labeled label) return label.getText();
            return node.getAccessibleText() == null ? "" : node.getAccessibleText();
        });
    }

    boolean has(String id, String styleClass) {
        return Display.ask(() -> {
            Picture.settle(scene);
            var node = scene.lookup("#" + id);
            return node != null && node.getStyleClass().contains(styleClass);
        });
    }

    private static boolean isSeen(Node node) {
        for (var one = node; one != null; one = one.getParent()) if (!one.isVisible()) return false;
        return true;
    }

    static List<Node> all(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(all(child)));
        return nodes;
    }
}
