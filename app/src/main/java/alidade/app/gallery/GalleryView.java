package alidade.app.gallery;

import alidade.app.fx.Background;
import alidade.app.specimens.Specimen;
import alidade.app.views.settings.Appearance;
import alidade.app.views.settings.AppearanceCard;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;

/// All specimens below each other; above them how they are to look: language, theme, size of the texts.
final class GalleryView extends VBox {
    private static final double GAP = 18;
    private static final double SPACE = 10;
    /// As wide as the widest specimen.
    static final double WIDTH = 1600;

    private final Appearance appearance;
    private final Background background;
    private final ScrollPane scroll = new ScrollPane();

    GalleryView(Appearance appearance, Background background) {
        super(SPACE);
        this.appearance = appearance;
        this.background = background;
        setId("gallery");
        getStyleClass().add("page");
        scroll.setId("gallery-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        appearance.wording().addListener((_, _, _) -> rebuild());
        appearance.textPercent().addListener((_, _, _) -> enlarge());
        rebuild();
    }

    private void rebuild() {
        var wording = appearance.wording().get();
        var specimens = new VBox(GAP);
        for (var specimen : Gallery.in(wording, background))
            specimens.getChildren().add(section(specimen, wording));
        scroll.setContent(new Group(specimens));
        enlarge();
        var title = Nodes.text(wording.get("gallery.title"), "text-headline");
        title.setId("gallery-title");
        getChildren()
                .setAll(
                        title,
                        Nodes.text(wording.get("gallery.about"), "text-note"),
                        new AppearanceCard(appearance, wording),
                        scroll);
    }

    private void enlarge() {
        double scale = appearance.textPercent().get() / 100.0;
        if (scroll.getContent() instanceof Group content) {
            content.getChildren().getFirst().getTransforms().setAll(new Scale(scale, scale));
        }
    }

    /// One specimen with its name, and each state with its own.
    static VBox section(Specimen specimen, Wording wording) {
        var states = new FlowPane(GAP, GAP);
        states.setPrefWrapLength(WIDTH);
        for (var state : specimen.states()) states.getChildren().add(named(state, wording));
        var section = new VBox(SPACE, Nodes.text(specimen.of().getSimpleName(), "text-title"), states);
        section.setId("gallery-" + specimen.of().getSimpleName());
        return section;
    }

    private static Node named(Specimen.State state, Wording wording) {
        return new VBox(
                SPACE / 2,
                Nodes.text(wording.get("gallery.state." + state.name()), "text-note"),
                state.node().get());
    }
}
