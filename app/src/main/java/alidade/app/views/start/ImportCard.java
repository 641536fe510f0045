package alidade.app.views.start;

import alidade.app.fx.Listen;
import alidade.app.views.quality.EngineWords;
import alidade.app.views.start.StartViewModel.Way;
import alidade.app.views.start.StartWork.Target;
import alidade.app.widgets.Card;
import alidade.app.widgets.Choices;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The way to figures that a file of another program holds.
final class ImportCard extends VBox {
    private static final double SPACE = 10;

    private final StartViewModel model;
    private final Wording wording;
    private final List<Target> targets;
    private final TextField file = new TextField();
    private final CheckBox complete = new CheckBox();
    private final VBox outcome = new VBox(SPACE);
    private final HBox foot = new HBox(SPACE);
    private Optional<Target> target;

    ImportCard(StartViewModel model, Wording wording, List<Target> targets) {
        this.model = model;
        this.wording = wording;
        this.targets = targets;
        target = targets.stream().findFirst();
        getChildren()
                .add(new Card(
                        "start-import",
                        wording.get("start.import"),
                        wording.get("start.import.note"),
                        new VBox(SPACE, form(), foot, outcome),
                        false));
        foot.setAlignment(Pos.CENTER_LEFT);
        Listen.to(model.importing(), this, this::show);
        show(model.importing().get());
    }

    private Node form() {
        file.setId("start-import-file");
        file.setPromptText(wording.get("start.import.file"));
        file.setAccessibleText(wording.get("start.import.file"));
        file.setOnAction(_ -> begin());
        HBox.setHgrow(file, Priority.ALWAYS);
        var line = new HBox(
                SPACE,
                file,
                Lines.button("start-import-choose", wording.get("start.import.choose"), this::choose, "quiet"));
        line.setAlignment(Pos.CENTER_LEFT);
        complete.setId("start-import-complete");
        complete.setText(wording.get("start.import.complete"));
        complete.setAccessibleText(complete.getText());
        complete.setWrapText(true);
        var form = new VBox(SPACE, line);
        if (targets.size() > 1) form.getChildren().add(tables());
        form.getChildren().add(complete);
        return form;
    }

    private ComboBox<Target> tables() {
        ComboBox<Target> box = Choices.of(
                "start-import-table",
                wording.get("start.import.table"),
                one -> wording.label(one.label()) + " (" + one.pack() + ")",
                one -> target = Optional.of(one));
        target.ifPresent(one -> Choices.show(box, targets, one));
        return box;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(wording.get("start.import"));
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                .ifPresent(chosen -> file.setText(chosen.toString()));
    }

    private void begin() {
        var text = file.getText().strip();
        if (text.isEmpty() || target.isEmpty()) {
            file.requestFocus();
            return;
        }
        try {
            model.importFile(Path.of(text), target.get(), complete.isSelected());
        } catch (InvalidPathException e) {
            outcome.getChildren().setAll(trouble(wording.get("start.import.noPath", text)));
        }
    }

    private Node trouble(String sentence) {
        return Lines.wrapping("start-import-failed", sentence, "settings-trouble");
    }

    private void show(Way<StartWork.Imported> way) {
        boolean isRunning = way instanceof Way.Running;
        file.setDisable(isRunning);
        complete.setDisable(isRunning);
        outcome.getChildren().clear();
        foot.getChildren().clear();
        if (!isRunning) {
            foot.getChildren()
                    .add(Lines.button("start-import-begin", wording.get("start.import.begin"), this::begin, "primary"));
        }
        switch (way) {
            case Way.Ready<StartWork.Imported> _ -> {}
            case Way.Running<StartWork.Imported>(var step, var isStopping) ->
                outcome.getChildren().add(Lines.running("start-import", wording, step, isStopping, model::stopImport));
            case Way.Failed<StartWork.Imported>(var sentence) ->
                outcome.getChildren().add(trouble(sentence));
            case Way.Done<StartWork.Imported>(var imported) -> result(imported);
        }
    }

    private void result(StartWork.Imported imported) {
        var report = imported.report();
        if (report.cancelled()) {
            outcome.getChildren()
                    .add(Lines.wrapping(
                            "start-import-cancelled",
                            wording.get("start.import.cancelled", number(report.imported())),
                            "text-note"));
        }
        outcome.getChildren()
                .add(new HBox(
                        SPACE * 2.5,
                        count("read", report.read()),
                        count("imported", report.imported()),
                        count("merged", report.merged()),
                        count("refused", report.refused())));
        if (!report.dates().isEmpty()) {
            outcome.getChildren()
                    .add(Lines.wrapping(
                            "start-import-span",
                            wording.get(
                                    "start.import.span",
                                    report.dates().getFirst(),
                                    report.dates().getLast(),
                                    String.join(", ", report.sources())),
                            "text-note"));
        }
        report.found()
                .problems()
                .forEach(problem ->
                        outcome.getChildren().add(Lines.wrapping("start-import-problem", problem, "text-note")));
        for (int i = 0; i < imported.reasons().size(); i++) {
            var reason = imported.reasons().get(i);
            outcome.getChildren()
                    .add(Lines.wrapping(
                            "start-import-reason-" + i,
                            wording.get(
                                    "start.import.reason",
                                    number(reason.rows()),
                                    new EngineWords(wording).all(reason.sentence())),
                            "text-small"));
        }
        var next = new HBox(SPACE);
        if (report.imported() + report.merged() > 0) {
            next.getChildren()
                    .add(Lines.button("start-figures", wording.get("start.figures"), model::showFigures, "primary"));
        }
        if (report.refused() > 0) {
            next.getChildren()
                    .add(Lines.button("start-refused", wording.get("start.refused"), model::showRefused, "quiet"));
        }
        outcome.getChildren().add(next);
    }

    private Node count(String what, long rows) {
        var figure = Nodes.text(number(rows), "quality-count");
        figure.setId("start-import-" + what);
        return new VBox(1, figure, Nodes.text(wording.get("start.import.count." + what), "text-small"));
    }

    private String number(long rows) {
        return wording.formats().exact(BigDecimal.valueOf(rows));
    }
}
