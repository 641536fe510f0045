package alidade.app.views.help;

import alidade.app.fx.Listen;
import alidade.app.views.help.HelpViewModel.State;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.net.URI;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the help: what there is at the left, the open page in the middle, its headings at the right.
public final class HelpView extends StackPane {
    private static final double GAP = 16;
    private static final double COMPACT_GAP = 9;
    private static final double LIST_WIDTH = 330;
    private static final double COMPACT_LIST_WIDTH = 260;
    private static final double OUTLINE_WIDTH = 220;
    private static final int FEWEST_HEADINGS = 3;

    private final HelpViewModel model;
    private final Wording wording;
    private final boolean compact;
    private final StackPane page = new StackPane();
    private final ScrollPane scroll = new ScrollPane();
    private Optional<HBox> built = Optional.empty();

    /// @param compact for small windows
    public HelpView(HelpViewModel model, Wording wording, boolean compact) {
        this.model = model;
        this.wording = wording;
        this.compact = compact;
        setId("help");
        page.getStyleClass().add("card");
        page.setId("help-page");
        page.setMinWidth(0);
        scroll.setId("help-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(wording.get("nav.help"));
        Listen.to(model.state(), this, this::show);
        Listen.to(model.open(), this, _ -> showPage());
        show(model.state().get());
    }

    private void show(State state) {
        switch (state) {
            case State.Loading _ -> getChildren().setAll(new StateNote("help-state", wording.get("state.loading"), ""));
            case State.Failed(var sentence) ->
                getChildren().setAll(new StateNote("help-state", wording.get("state.failed"), sentence));
            case State.Shown _ -> {
                if (built.isEmpty()) built = Optional.of(build());
                getChildren().setAll(built.get());
                showPage();
            }
        }
    }

    private HBox build() {
        var list = new TopicList(model, wording);
        list.setMinWidth(compact ? COMPACT_LIST_WIDTH : LIST_WIDTH);
        list.setPrefWidth(compact ? COMPACT_LIST_WIDTH : LIST_WIDTH);
        HBox.setHgrow(page, Priority.ALWAYS);
        return new HBox(compact ? COMPACT_GAP : GAP, list, page);
    }

    private void showPage() {
        if (built.isEmpty() || model.open().get().isEmpty()) return;
        var open = model.open().get().get();
        var article = open.topic().in(wording.locale());
        var view = new ArticleView(article, this::follow);
        view.setMaxWidth(Region.USE_PREF_SIZE);
        scroll.setContent(view);
        scroll.setVvalue(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var line = new HBox(GAP, scroll);
        if (!compact && article.sections().size() >= FEWEST_HEADINGS) {
            line.getChildren().add(outline(article, view));
        }
        page.getChildren().setAll(line);
        if (!open.anchor().isEmpty()) {
            applyCss();
            layout();
            scrollTo(view, open.anchor());
        }
    }

    private Node outline(Article article, ArticleView view) {
        var list = new VBox(2);
        list.setId("help-outline");
        for (var section : article.sections().subList(1, article.sections().size())) {
            if (section.level() > 3) continue;
            var link = new Hyperlink(section.heading());
            link.setId("help-outline-" + section.anchor());
            link.setAccessibleText(section.heading());
            link.getStyleClass().addAll("help-outline-link", "help-outline-" + section.level());
            link.setWrapText(true);
            link.setMaxWidth(OUTLINE_WIDTH);
            link.setOnAction(_ -> scrollTo(view, section.anchor()));
            list.getChildren().add(link);
        }
        var rest = new ScrollPane(list);
        rest.setId("help-outline-scroll");
        rest.setFitToWidth(true);
        rest.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        rest.setMinWidth(OUTLINE_WIDTH);
        rest.setMaxWidth(OUTLINE_WIDTH);
        return rest;
    }

    private void scrollTo(ArticleView view, String anchor) {
        view.heading(anchor).ifPresent(heading -> {
            double room = view.getHeight() - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(
                    room <= 0 ? 0 : Math.min(1, heading.getBoundsInParent().getMinY() / room));
        });
    }

    private void follow(String destination) {
        model.open().get().ifPresent(open -> {
            if (destination.startsWith("topic:")) {
                model.open(destination.substring("topic:".length()), "");
                return;
            }
            int at = destination.indexOf('#');
            var path = at < 0 ? destination : destination.substring(0, at);
            var anchor = at < 0 ? "" : destination.substring(at + 1);
            model.open(path.isEmpty() ? open.topic().id() : resolve(open.topic().id(), path), anchor);
        });
    }

    /// The id of a page that another one names by its path.
    private static String resolve(String from, String path) {
        return URI.create("/" + from).resolve(path).getPath().substring(1);
    }
}
