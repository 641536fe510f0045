package alidade.app.views.since;

import alidade.app.fx.Listen;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// Tells how many entries are new, and lists them when it is pressed; not there when none is.
public final class SinceButton extends HBox {
    private static final double GAP = 8;
    private static final double WIDTH = 560;
    private static final double HEIGHT = 340;

    private final SinceViewModel model;
    private final Wording wording;
    private Optional<Popup> open = Optional.empty();

    public SinceButton(SinceViewModel model, Wording wording) {
        this.model = model;
        this.wording = wording;
        setAlignment(Pos.CENTER_RIGHT);
        Listen.to(model.since(), this, this::show);
        show(model.since().get());
    }

    private void show(Optional<Since> since) {
        getChildren().clear();
        since.filter(one -> one.all() > 0).ifPresent(one -> {
            var button = new Button(wording.get("since.new", one.all()));
            button.setId("header-since");
            button.setAccessibleText(button.getText());
            button.getStyleClass().addAll("quiet", "since");
            button.setMinWidth(USE_PREF_SIZE);
            Nodes.tip(button, wording.get("since.tip"));
            button.setOnAction(_ -> open(button, one));
            getChildren().add(button);
        });
    }

    private void open(Button button, Since since) {
        open.ifPresent(Popup::hide);
        var popup = new Popup();
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.getContent().add(panel(since, popup));
        open = Optional.of(popup);
        var place = button.localToScreen(button.getLayoutBounds());
        popup.show(this, place.getMaxX() - WIDTH, place.getMaxY() + 4);
    }

    private VBox panel(Since since, Popup popup) {
        var list = new ListView<>(FXCollections.observableList(since.entries()));
        list.setId("since-list");
        list.setAccessibleText(wording.get("since.tip"));
        list.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(Since.@Nullable Entry entry, boolean isEmpty) {
                super.updateItem(entry, isEmpty);
                setText(null);
                setGraphic(isEmpty || entry == null ? null : line(entry, since));
                if (!isEmpty && entry != null) setAccessibleText(words(entry, since));
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        var seen = new Button(wording.get("since.seen"));
        seen.setId("since-seen");
        seen.setAccessibleText(seen.getText());
        seen.getStyleClass().add("primary");
        seen.setOnAction(_ -> {
            popup.hide();
            model.markSeen();
        });
        var listed = since.entries().size();
        var note = listed < since.all() ? wording.get("since.more", since.all() - listed) : "";
        var foot = new HBox(GAP, Nodes.text(note, "text-note"), Nodes.spring(), seen);
        foot.setAlignment(Pos.CENTER_LEFT);
        var panel = new VBox(GAP, list, foot);
        panel.setId("since-panel");
        panel.getStyleClass().addAll("card", "filter-panel");
        panel.setPrefSize(WIDTH, HEIGHT);
        return panel;
    }

    private HBox line(Since.Entry entry, Since since) {
        var what = Nodes.shortening(about(entry), "text-body");
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(
                GAP,
                Nodes.text(wording.formats().moment(entry.sealedAt(), since.zone()), "text-note"),
                what,
                Nodes.text(rows(entry), "text-note"),
                Nodes.badge(status(entry), style(entry)));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private String about(Since.Entry entry) {
        var origin = wording.get("since.origin." + entry.origin().toLowerCase(Locale.ROOT));
        var source = entry.source().isEmpty() ? "" : entry.source() + " · ";
        return source + origin + " · " + entry.id();
    }

    private String words(Since.Entry entry, Since since) {
        return wording.formats().moment(entry.sealedAt(), since.zone()) + " " + about(entry) + " " + rows(entry) + " "
                + status(entry);
    }

    private String rows(Since.Entry entry) {
        return entry.withheld()
                ? wording.get("rows.elsewhere", entry.id().node())
                : wording.get("since.rows", entry.rows());
    }

    private String status(Since.Entry entry) {
        return wording.get("since.status." + entry.status().toLowerCase(Locale.ROOT));
    }

    private static String style(Since.Entry entry) {
        return switch (entry.status()) {
            case "SUCCESS" -> "good";
            case "FAILED" -> "bad";
            default -> "warn";
        };
    }
}
