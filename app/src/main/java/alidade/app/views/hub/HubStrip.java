package alidade.app.views.hub;

import alidade.app.fx.Listen;
import alidade.app.views.hub.HubReading.Stand;
import alidade.app.views.hub.HubViewModel.Going;
import alidade.app.views.hub.HubViewModel.State;
import alidade.app.views.hub.HubViewModel.Test;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Wording;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/// One line about the hub: how it stands, what waits for it, and the button that exchanges. That the hub is away is
/// nothing that anybody has to do something about.
final class HubStrip extends HBox {
    private static final double SPACE = 10;
    private static final double BAR = 120;
    private static final Duration AGAIN = Duration.seconds(5);

    private final HubViewModel model;
    private final HubWords words;
    private final Label badge = Nodes.badge("", "plain");
    private final Label sentence = Nodes.shortening("", "text-body");
    private final Label queue = Nodes.text("", "text-note");
    private final ProgressBar bar = new ProgressBar();
    private final Button problems;
    private final Button settings;
    private final Button details;
    private final Button look;
    private final Button exchange;
    private final Timeline time;

    HubStrip(HubViewModel model, Wording wording) {
        super(SPACE);
        this.model = model;
        words = new HubWords(wording);
        setId("hub-strip");
        getStyleClass().addAll("card", "hub-strip");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(USE_PREF_SIZE);
        badge.setId("hub-stand");
        sentence.setId("hub-sentence");
        queue.setId("hub-queue");
        bar.setId("hub-progress");
        bar.setMinWidth(BAR);
        bar.setPrefWidth(BAR);
        problems = HubForm.button("hub-problems", "", () -> model.open(true), "quiet");
        settings = HubForm.button("hub-choose", words.get("hub.choose"), model::showSettings, "quiet");
        details = HubForm.button(
                "hub-details", "", () -> model.open(!model.opened().get()), "quiet");
        look = HubForm.button(
                "hub-look",
                words.get("hub.look"),
                () -> model.reading().flatMap(HubReading::hub).ifPresent(hub -> model.look(hub.text())),
                "quiet");
        exchange = HubForm.button("hub-exchange", "", this::press, "primary");
        getChildren()
                .setAll(
                        Nodes.text(words.get("hub.title"), "text-title"),
                        badge,
                        bar,
                        sentence,
                        queue,
                        Nodes.spring(),
                        problems,
                        settings,
                        details,
                        look,
                        exchange);
        time = new Timeline(new KeyFrame(AGAIN, _ -> model.tick()));
        time.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) time.stop();
            else time.play();
        });
        for (var value : List.of(model.state(), model.going(), model.test(), model.opened(), model.moment()))
            Listen.to(value, this, _ -> update());
        update();
    }

    private void press() {
        if (model.going().get() instanceof Going.Running) model.cancel();
        else model.exchange();
    }

    private void update() {
        var running =
                model.going().get() instanceof Going.Running one ? Optional.of(one) : Optional.<Going.Running>empty();
        var reading = model.reading();
        var hub = reading.flatMap(HubReading::hub);
        show(bar, running.isPresent());
        show(badge, running.isEmpty() && reading.isPresent());
        running.ifPresent(this::showProgress);
        if (running.isEmpty()) say(sentence, reading.map(this::sentence).orElse(unread()));
        say(
                queue,
                running.isEmpty() && hub.isPresent() ? reading.map(this::queue).orElse("") : "");
        show(queue, !queue.getText().isEmpty());
        reading.ifPresent(this::showBadge);
        showProblems(reading.filter(_ -> running.isEmpty()));
        show(settings, reading.isPresent() && hub.isEmpty());
        show(details, hub.isPresent());
        name(details, words.get(model.opened().get() ? "hub.back" : "hub.nodes"));
        show(look, hub.isPresent() && running.isEmpty());
        look.setDisable(model.test().get() instanceof Test.Running);
        show(exchange, hub.isPresent());
        name(exchange, words.get(exchangeKey(running)));
        exchange.setDisable(running.map(Going.Running::stopping).orElse(false));
    }

    private String exchangeKey(Optional<Going.Running> running) {
        if (running.isPresent()) return "shell.cancel";
        return model.going().get() instanceof Going.Over(var over) && over.cancelled() ? "hub.goOn" : "hub.exchange";
    }

    private void showProgress(Going.Running running) {
        var part = HubWords.part(running);
        bar.setProgress(part < 0 ? ProgressBar.INDETERMINATE_PROGRESS : part);
        var said = words.going(running);
        bar.setAccessibleText(said);
        say(sentence, said);
    }

    private String unread() {
        return model.state().get() instanceof State.Failed(var why) ? why : words.get("state.loading");
    }

    private void showBadge(HubReading reading) {
        var stand = reading.stand();
        var seen = switch (lookedAt(reading)) {
            case Test.Passed _ -> Stand.MET;
            case Test.Failed _ -> Stand.AWAY;
            case Test.Nothing _, Test.Running _ -> stand;
        };
        badge.setText(words.get(key(seen)));
        badge.getStyleClass().removeAll("good", "plain");
        badge.getStyleClass().add(seen == Stand.MET ? "good" : "plain");
    }

    /// What came of looking, unless that was at another hub than the chosen one.
    private Test lookedAt(HubReading reading) {
        var test = model.test().get();
        var isAbout = reading.hub()
                .map(hub -> switch (test) {
                    case Test.Passed(var found) -> found.address().equals(hub.shown());
                    case Test.Failed(var address, var _, var _) -> address.equals(hub.text());
                    case Test.Nothing _, Test.Running _ -> true;
                })
                .orElse(false);
        return isAbout ? test : new Test.Nothing();
    }

    private static String key(Stand stand) {
        return switch (stand) {
            case NONE -> "hub.stand.none";
            case NEVER_MET -> "hub.stand.never";
            case AWAY -> "hub.stand.away";
            case MET -> "hub.stand.met";
        };
    }

    private String sentence(HubReading reading) {
        if (reading.trouble().isPresent()) return reading.trouble().get();
        return switch (lookedAt(reading)) {
            case Test.Running _ -> words.get("hub.looking");
            case Test.Passed(var found) -> words.found(found);
            case Test.Failed(var _, var why, var _) -> words.get("hub.away.now", why);
            case Test.Nothing _ -> standing(reading);
        };
    }

    private String standing(HubReading reading) {
        var now = model.moment().get();
        var met = reading.met()
                .map(one -> words.get(
                        one.cancelled() ? "hub.met.cut" : "hub.met",
                        words.ago(one.at(), now),
                        words.number(one.pushed()),
                        words.number(one.pulled())));
        return switch (reading.stand()) {
            case NONE -> words.get("hub.none");
            case NEVER_MET -> words.get("hub.never", reading.hub().orElseThrow().shown());
            case MET -> met.orElseThrow();
            case AWAY -> {
                var why = reading.last().orElseThrow().away().orElse("");
                yield met.map(sentence -> words.get("hub.away.met", why, sentence))
                        .orElse(words.get("hub.away.now", why));
            }
        };
    }

    private String queue(HubReading reading) {
        var waiting = reading.queue();
        if (waiting.entries() == 0) return words.get("hub.queue.none");
        return waiting.since()
                .map(since -> words.get(
                        "hub.queue.since",
                        words.number(waiting.entries()),
                        words.ago(since, model.moment().get())))
                .orElse(words.get("hub.queue", words.number(waiting.entries())));
    }

    private void showProblems(Optional<HubReading> reading) {
        var count = reading.flatMap(HubReading::met)
                .map(met -> met.problems().size())
                .orElse(0);
        show(problems, count > 0 && !model.opened().get());
        name(problems, words.get("hub.problems", count));
    }

    private static void name(Button button, String text) {
        button.setText(text);
        button.setAccessibleText(text);
    }

    private static void say(Label label, String text) {
        if (text.equals(label.getText())) return;
        label.setText(text);
        Nodes.tip(label, text);
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }
}
