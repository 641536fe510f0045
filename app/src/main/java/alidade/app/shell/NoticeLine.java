package alidade.app.shell;

import alidade.app.fx.Listen;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A sentence under the header until somebody has read it; no room is taken where there is none.
final class NoticeLine extends HBox {
    private static final double SPACE = 10;

    NoticeLine(ShellViewModel model, Wording wording) {
        super(SPACE);
        setId("shell-notice");
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        var sentence = new Label();
        sentence.setId("shell-notice-text");
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        var close = new Button(wording.get("explain.close"));
        close.setId("shell-notice-close");
        close.setAccessibleText(close.getText());
        close.getStyleClass().add("quiet");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> model.untell());
        Nodes.onEscape(this, model::untell);
        getChildren().addAll(sentence, close);
        Listen.to(model.notice(), this, notice -> show(sentence, notice));
        show(sentence, model.notice().get());
    }

    private void show(Label sentence, Optional<String> notice) {
        sentence.setText(notice.orElse(""));
        sentence.setAccessibleText(sentence.getText());
        setVisible(notice.isPresent());
        setManaged(notice.isPresent());
    }
}
