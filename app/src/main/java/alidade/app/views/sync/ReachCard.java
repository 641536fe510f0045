package alidade.app.views.sync;

import alidade.app.fx.Listen;
import alidade.app.views.sync.ReachViewModel.Probed;
import alidade.app.widgets.Nodes;
import alidade.fetch.routes.Probe;
import alidade.fetch.routes.Probe.Kind;
import alidade.fetch.sources.AccountCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How far each host is: one chip for each, and under them what failed and what to do about it.
final class ReachCard extends VBox {
    private static final double SPACE = 8;
    private static final double CHIP = 225;
    private static final double COMPACT_CHIP = 200;

    private final SyncViewModel model;
    private final SyncLook look;
    private final Button probe;
    private final Label about = Nodes.shortening("", "text-note");
    private final FlowPane chips = new FlowPane(SPACE, SPACE);
    private final VBox failures = new VBox(3);

    ReachCard(SyncViewModel model, SyncLook look) {
        super(SPACE);
        this.model = model;
        this.look = look;
        setId("sync-reach");
        getStyleClass().add("card");
        setMinHeight(USE_PREF_SIZE);
        about.setId("sync-reach-about");
        chips.setId("sync-reach-chips");
        failures.setId("sync-reach-failures");
        probe = look.button("sync-probe", "sync.probe", "quiet");
        probe.setOnAction(_ -> probe());
        var head =
                new HBox(SPACE * 1.5, Nodes.text(look.get("sync.reach"), "text-title"), about, Nodes.spring(), probe);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(head, chips, failures);
        Listen.to(model.reach().probed(), this, _ -> update());
        Listen.to(model.reach().probing(), this, _ -> update());
        Listen.to(model.reach().problem(), this, _ -> update());
        Listen.to(model.moment(), this, _ -> sayAbout());
        update();
    }

    private void probe() {
        if (model.reach().probing().get().isEmpty()) {
            model.reach()
                    .probe(
                            model.lines().stream().map(SourceLine::id).toList(),
                            model.route().get(),
                            _ -> {});
        } else {
            model.dismiss();
        }
    }

    void update() {
        if (getScene() == null) return;
        var isProbing = !model.reach().probing().get().isEmpty();
        probe.setText(look.get(isProbing ? "sync.probe.stop" : "sync.probe"));
        probe.setAccessibleText(probe.getText());
        sayAbout();
        var advice = new ArrayList<Label>();
        var nodes = new ArrayList<VBox>();
        for (var line : model.lines()) {
            var probed = Optional.ofNullable(model.reach().probed().get().get(line.id()));
            nodes.addAll(chips(line, probed));
            probed.ifPresent(one -> new ReachWords(look)
                    .failures(line, one.reach())
                    .forEach(sentence -> advice.add(advice(line, sentence))));
        }
        model.reach().problem().get().ifPresent(sentence -> advice.add(failure("sync-reach-problem", sentence)));
        var focused = focused();
        chips.getChildren().setAll(nodes);
        nodes.stream().filter(chip -> chip.getId().equals(focused)).findFirst().ifPresent(Node::requestFocus);
        failures.getChildren().setAll(advice);
        SyncLook.show(failures, !advice.isEmpty());
    }

    private String focused() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner != null && owner.getParent() == chips ? owner.getId() : "";
    }

    private void sayAbout() {
        SyncLook.say(about, about());
    }

    private String about() {
        int left = model.reach().probing().get().size();
        if (left > 0) return look.get("sync.reach.running", left);
        return model.reach().probed().get().values().stream()
                .map(Probed::at)
                .max(Comparator.naturalOrder())
                .map(at -> look.get("sync.reach.at", look.ago(at, model.moment().get())))
                .orElse(look.get("sync.reach.about"));
    }

    private Label advice(SourceLine line, String sentence) {
        return failure("sync-reach-failure-" + SyncLook.id(line.id()), sentence);
    }

    private static Label failure(String id, String sentence) {
        var label = Nodes.shortening(sentence, "sync-error");
        label.setGraphic(Nodes.icon(ReachWords.Mark.FAILED.path()));
        label.setId(id);
        return label;
    }

    /// One for each host; one without steps where it was not probed yet.
    private List<VBox> chips(SourceLine line, Optional<Probed> probed) {
        if (probed.isEmpty() || model.reach().probing().get().contains(line.id()))
            return List.of(chip(
                    line,
                    "",
                    look.name(line),
                    look.get(model.reach().probing().get().contains(line.id()) ? "sync.reach.now" : "sync.reach.not"),
                    "plain",
                    List.of(),
                    List.of()));
        var reach = probed.get().reach();
        var several = reach.probes().size() > 1;
        return reach.probes().stream()
                .map(one -> chip(line, reach.account(), one, several))
                .toList();
    }

    private VBox chip(SourceLine line, AccountCheck account, Probe probe, boolean several) {
        var words = new ReachWords(look);
        var steps = new ArrayList<Label>();
        var said = new ArrayList<String>();
        for (var kind : Kind.values()) {
            var step = probe.steps().stream().filter(one -> one.kind() == kind).findFirst();
            var sign = words.mark(step);
            steps.add(step(kind.name(), sign));
            step.ifPresent(one -> said.add(words.step(one)));
        }
        steps.add(step(look.get("sync.reach.account"), words.mark(account, probe.reached())));
        said.add(words.account(account));
        said.add(look.get("sync.reach.way", look.way(probe.route())));
        var passes = probe.reached() && account.state() != AccountCheck.State.REFUSED;
        return chip(
                line,
                several ? "-" + probe.host() : "",
                several ? look.name(line) + " · " + probe.host() : look.name(line),
                probe.reached() ? words.latency(probe) : look.get("sync.reach.away"),
                passes ? "good" : "bad",
                steps,
                said);
    }

    /// Its mark tells the same as its colour.
    private static Label step(String word, ReachWords.Mark mark) {
        var label = Nodes.text(word, "sync-step", mark.style());
        label.setGraphic(Nodes.icon(mark.path()));
        return label;
    }

    private VBox chip(
            SourceLine line,
            String idEnd,
            String title,
            String right,
            String style,
            List<Label> steps,
            List<String> said) {
        var name = Nodes.shortening(title, "text-strong");
        var figure = Nodes.text(right, "text-small");
        var first = new HBox(SPACE, name, Nodes.spring(), figure);
        first.setAlignment(Pos.CENTER_LEFT);
        var second = new HBox(look.compact() ? 3 : 5);
        second.getChildren().setAll(steps);
        if (steps.isEmpty()) second.getChildren().setAll(Nodes.shortening(look.way(line.way()), "text-small"));
        double width = look.compact() ? COMPACT_CHIP : CHIP;
        var chip = new VBox(2, first, second);
        chip.setId("sync-chip-" + SyncLook.id(line.id()) + idEnd);
        chip.getStyleClass().addAll("sync-chip", style);
        chip.setMinWidth(width);
        chip.setPrefWidth(width);
        chip.setMaxWidth(width);
        var all = title + ". " + right + (said.isEmpty() ? "" : ". " + String.join(". ", said));
        Nodes.button(
                chip,
                all + ". " + look.get("sync.probe.again"),
                () -> model.reach().probe(List.of(line.id()), model.route().get(), _ -> {}));
        Nodes.tip(chip, (said.isEmpty() ? right : String.join("\n", said)) + "\n" + look.get("sync.probe.again"));
        return chip;
    }
}
