package alidade.app.views.settings;

import alidade.app.fx.Listen;
import alidade.app.views.settings.SettingsViewModel.Part;
import alidade.app.widgets.Card;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// Where the data lies, and how much room it takes.
final class StorageCard extends VBox {
    private static final double SPACE = 10;
    private static final double BAR_WIDTH = 130;
    private static final double BAR_HEIGHT = 7;

    private final SettingsViewModel model;
    private final Wording wording;
    private final StackPane body = new StackPane();

    StorageCard(SettingsViewModel model, Wording wording) {
        this.model = model;
        this.wording = wording;
        body.setAlignment(Pos.TOP_LEFT);
        getChildren()
                .add(new Card(
                        "settings-storage",
                        wording.get("settings.storage"),
                        wording.get("settings.storage.note"),
                        body,
                        false));
        Listen.to(model.storage(), this, this::show);
        show(model.storage().get());
    }

    private void show(Part<Storage> part) {
        body.getChildren()
                .setAll(
                        switch (part) {
                            case Part.Loading<Storage> _ ->
                                new StateNote("settings-storage-state", wording.get("settings.storage.counting"), "");
                            case Part.Failed<Storage>(var sentence) ->
                                new StateNote("settings-storage-state", wording.get("state.failed"), sentence);
                            case Part.Shown<Storage>(var storage) -> counted(storage);
                        });
    }

    private Node counted(Storage storage) {
        var path = Nodes.shortening(storage.workspace().toString(), "text-strong");
        path.setId("settings-storage-path");
        HBox.setHgrow(path, Priority.ALWAYS);
        path.setMaxWidth(Double.MAX_VALUE);
        var copy = Fields.button(
                "settings-storage-copy", wording.get("settings.storage.copy"), () -> copy(storage), "quiet");
        var line = new HBox(SPACE, path, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        if (model.canOpenFolder()) {
            line.getChildren()
                    .add(Fields.button(
                            "settings-storage-open", wording.get("settings.storage.open"), model::openFolder, "quiet"));
        }
        var box = new VBox(SPACE, line, table(storage), foot(storage));
        return box;
    }

    private Node table(Storage storage) {
        var table = new GridPane(SPACE * 1.6, SPACE * 0.8);
        for (boolean isNumber : List.of(false, false, true, true)) {
            var column = new ColumnConstraints();
            column.setHalignment(isNumber ? HPos.RIGHT : HPos.LEFT);
            table.getColumnConstraints().add(column);
        }
        table.getColumnConstraints().getFirst().setHgrow(Priority.ALWAYS);
        for (var part : storage.parts()) {
            var kind = part.kind().name().toLowerCase(Locale.ROOT);
            var bytes = Nodes.text(wording.formats().bytes(part.bytes()), "text-strong");
            bytes.setId("settings-storage-" + kind);
            table.addRow(
                    table.getRowCount(),
                    Nodes.shortening(wording.get("settings.storage." + kind), "text-body"),
                    bar(storage, part),
                    Nodes.text(
                            wording.get(
                                    part.files() == 1 ? "settings.storage.file" : "settings.storage.files",
                                    wording.formats().exact(BigDecimal.valueOf(part.files()))),
                            "text-note"),
                    bytes);
        }
        return table;
    }

    private static Node bar(Storage storage, Storage.Part part) {
        double share = storage.bytes() == 0 ? 0 : (double) part.bytes() / storage.bytes();
        var ground = new Rectangle(BAR_WIDTH, BAR_HEIGHT);
        ground.getStyleClass().add("meter-ground");
        ground.setArcWidth(BAR_HEIGHT);
        ground.setArcHeight(BAR_HEIGHT);
        var filled = new Rectangle(Math.max(share > 0 ? 2 : 0, BAR_WIDTH * share), BAR_HEIGHT);
        filled.getStyleClass().add("fill-1");
        filled.setArcWidth(BAR_HEIGHT);
        filled.setArcHeight(BAR_HEIGHT);
        var bar = new StackPane(ground, filled);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinWidth(BAR_WIDTH);
        return bar;
    }

    private Node foot(Storage storage) {
        var total = Nodes.text(
                wording.get("settings.storage.total", wording.formats().bytes(storage.bytes())), "text-strong");
        total.setId("settings-storage-total");
        var foot = new VBox(2, total);
        storage.freeBytes()
                .ifPresent(free -> foot.getChildren()
                        .add(Nodes.text(
                                wording.get(
                                        "settings.storage.free",
                                        wording.formats().bytes(free)),
                                "text-note")));
        if (storage.unread() > 0) {
            foot.getChildren().add(Nodes.text(wording.get("settings.storage.unread", storage.unread()), "text-note"));
        }
        return foot;
    }

    private static void copy(Storage storage) {
        var content = new ClipboardContent();
        content.putString(storage.workspace().toString());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
