package alidade.app.views.start;

import alidade.app.fx.Listen;
import alidade.app.views.start.StartViewModel.Way;
import alidade.app.widgets.Card;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Preview.Reach;
import alidade.fetch.routes.Probe;
import alidade.fetch.sources.AccountCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The sources that the packs in force declare, whether they answer from here, and the button that collects.
final class SourcesCard extends VBox {
    private static final double SPACE = 10;

    private final StartViewModel model;
    private final Wording wording;
    private final List<StartWork.Source> sources;
    private final VBox rows = new VBox(SPACE * 0.8);
    private final VBox foot = new VBox(SPACE);

    SourcesCard(StartViewModel model, Wording wording, List<StartWork.Source> sources) {
        this.model = model;
        this.wording = wording;
        this.sources = sources;
        getChildren()
                .add(new Card(
                        "start-sources",
                        wording.get("start.sources"),
                        wording.get("start.sources.note"),
                        new VBox(SPACE * 1.4, rows, foot),
                        false));
        Listen.to(model.testing(), this, this::show);
        show(model.testing().get());
    }

    private void show(Way<List<Reach>> way) {
        List<Reach> tested = way instanceof Way.Done<List<Reach>>(var all) ? all : List.of();
        rows.getChildren()
                .setAll(sources.stream()
                        .map(source -> row(
                                source,
                                tested.stream()
                                        .filter(one -> one.id().equals(source.id()))
                                        .findFirst()))
                        .toList());
        foot.getChildren().clear();
        switch (way) {
            case Way.Running<List<Reach>>(var step, var isStopping) ->
                foot.getChildren().add(Lines.running("start-test", wording, step, isStopping, model::stopTest));
            case Way.Failed<List<Reach>>(var sentence) -> {
                foot.getChildren().add(Lines.wrapping("start-test-failed", sentence, "settings-trouble"));
                buttons(false);
            }
            case Way.Done<List<Reach>>(var all) -> buttons(all.stream().anyMatch(Reach::passes));
            case Way.Ready<List<Reach>> _ -> buttons(false);
        }
    }

    /// @param canCollect whether a test has shown that it is worth while: collecting then stands out
    private void buttons(boolean canCollect) {
        foot.getChildren()
                .add(new HBox(
                        SPACE,
                        Lines.button(
                                "start-test",
                                wording.get("start.sources.test"),
                                model::testSources,
                                canCollect ? "quiet" : "primary"),
                        Lines.button(
                                "start-collect",
                                wording.get("start.sources.collect"),
                                model::collect,
                                canCollect ? "primary" : "quiet")));
    }

    private Node row(StartWork.Source source, Optional<Reach> reach) {
        var name = Nodes.shortening(wording.label(source.label()), "text-strong");
        var words = new VBox(1, name);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(SPACE, words);
        line.setAlignment(Pos.CENTER_LEFT);
        if (reach.isEmpty()) {
            line.getChildren().add(Nodes.badge(wording.region(source.region()), "plain"));
            return line;
        }
        boolean passes = reach.get().passes();
        var badge = Nodes.badge(
                wording.get(passes ? "start.sources.passes" : "start.sources.fails"), passes ? "good" : "bad");
        badge.setId("start-source-" + source.id() + "-state");
        var found = Lines.wrapping("start-source-" + source.id() + "-found", found(reach.get()), "text-small");
        words.getChildren().add(found);
        line.getChildren().add(badge);
        return line;
    }

    /// Where it ended, or how long the answer took; then the account.
    private String found(Reach reach) {
        var words = new ArrayList<String>();
        for (var probe : reach.probes()) {
            var failed = probe.steps().stream()
                    .filter(step -> step.outcome() instanceof Probe.Outcome.Failed)
                    .findFirst();
            words.add(failed.map(step -> step.kind() + ": " + ((Probe.Outcome.Failed) step.outcome()).sentence())
                    .orElseGet(() -> wording.get("start.sources.answered", probe.host(), milliseconds(probe))));
        }
        var account = reach.account();
        if (account.state() == AccountCheck.State.REFUSED) words.add(account.sentence());
        if (account.state() == AccountCheck.State.NOT_KEPT) {
            words.add(wording.get("start.sources.noAccount", account.account()));
        }
        return String.join("; ", words);
    }

    private static long milliseconds(Probe probe) {
        return probe.steps().stream()
                .map(Probe.Step::latency)
                .reduce(Duration.ZERO, Duration::plus)
                .toMillis();
    }
}
