package alidade.app.views.sync;

import alidade.app.views.sync.SourceLine.LastRun;
import alidade.app.views.sync.SourceLine.Standing;
import alidade.app.views.sync.SyncViewModel.DryRun;
import alidade.app.widgets.Nodes;
import alidade.engine.log.Batch;
import alidade.engine.pipeline.Refresh.Stopped;
import alidade.engine.pipeline.SourceProgress;
import alidade.engine.pipeline.SourceProgress.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One source: how it stands, how far it is, and what can be done with it. Its nodes are made once and stay, so that
/// the keyboard does not lose its place while pages come in.
final class SourceRow extends HBox {
    static final double SPACE = 12;

    private final SyncViewModel model;
    private final SyncLook look;
    private final String source;

    private final CheckBox tick = new CheckBox();
    private final Label name = Nodes.shortening("", "text-strong");
    private final Label region = Nodes.shortening("", "text-body");
    private final Label way = Nodes.shortening("", "text-body");
    private final Label ago = Nodes.shortening("", "text-body");
    private final Label when = Nodes.shortening("", "text-small");
    private final Label standing = Nodes.badge("");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label line = Nodes.shortening("", "text-body");
    private final Label below = Nodes.shortening("", "text-small");
    private final Button act;
    private final Button cancel;
    private final Button giveUp;
    private final Button keep;
    private SourceLine shown;

    SourceRow(SyncViewModel model, SyncLook look, SourceLine now) {
        super(SPACE);
        this.model = model;
        this.look = look;
        source = now.id();
        shown = now;
        var id = SyncLook.id(source);
        setId("sync-source-" + id);
        getStyleClass().add("sync-row");
        setAlignment(Pos.CENTER_LEFT);
        tick.setId("sync-tick-" + id);
        tick.setOnAction(_ -> model.tick(shown, tick.isSelected()));
        act = look.button("sync-act-" + id, "sync.start", "quiet");
        act.setOnAction(_ -> act());
        cancel = look.button("sync-cancel-" + id, "sync.cancel", "quiet");
        cancel.setOnAction(_ -> model.cancel(source));
        giveUp = look.button("sync-let-go-" + id, "sync.letGo", "quiet");
        giveUp.getStyleClass().add("danger");
        giveUp.setOnAction(_ -> {
            model.giveUp(source);
            tick.requestFocus();
        });
        keep = look.button("sync-keep-" + id, "sync.keep", "quiet");
        keep.setOnAction(_ -> {
            model.keep();
            cancel.requestFocus();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE || !asks(shown)) return;
            model.keep();
            event.consume();
        });
        name.setId("sync-name-" + id);
        way.setId("sync-way-" + id);
        ago.setId("sync-ago-" + id);
        standing.setId("sync-standing-" + id);
        bar.setId("sync-bar-" + id);
        line.setId("sync-line-" + id);
        below.setId("sync-below-" + id);
        var actions = new HBox(6, act, cancel, giveUp, keep);
        actions.setAlignment(Pos.CENTER_RIGHT);
        var badge = new StackPane(standing);
        badge.setAlignment(Pos.CENTER_LEFT);
        var first = new HBox(SPACE, bar, line);
        first.setAlignment(Pos.CENTER_LEFT);
        var progress = new VBox(2, first, below);
        progress.setAlignment(Pos.CENTER_LEFT);
        var columns = SourceColumns.of(look.compact());
        getChildren()
                .setAll(
                        tick,
                        columns.sized(name, 0),
                        columns.sized(region, 1),
                        columns.sized(way, 2),
                        columns.sized(new VBox(ago, when), 3),
                        columns.sized(badge, 4),
                        columns.sized(progress, 5),
                        columns.sized(actions, 6));
        HBox.setHgrow(progress, Priority.ALWAYS);
        update(now);
    }

    void update(SourceLine now) {
        shown = now;
        var moment = model.moment().get();
        var title = look.name(now);
        SyncLook.say(name, title);
        SyncLook.say(region, look.region(now.region()));
        SyncLook.say(way, look.way(now.way()));
        SyncLook.say(ago, now.lastSuccess().map(at -> look.ago(at, moment)).orElse(look.get("sync.never")));
        SyncLook.say(
                when,
                now.lastSuccess()
                        .map(at -> look.wording().formats().moment(at, now.zone()))
                        .orElse(""));
        var isOld = now.isStale(moment);
        ago.getStyleClass().removeAll("sync-old");
        if (isOld) ago.getStyleClass().add("sync-old");
        tick.setSelected(model.isTicked(now));
        var going = model.progress(source);
        if (going.isPresent()) showGoing(now, going.get());
        else if (model.begun().get().contains(source)) showBegun();
        else showAtRest(now, now.standing(moment));
        buttons(now, going);
        var said = Stream.of(
                        title,
                        region.getText(),
                        standing.getText(),
                        look.get("sync.column.success") + " " + ago.getText(),
                        line.getText(),
                        below.getText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(". "));
        tick.setAccessibleText(said);
        bar.setAccessibleText(title + ". " + line.getText());
        for (var button : List.of(act, cancel, giveUp, keep)) button.setAccessibleText(button.getText() + ": " + title);
    }

    private void badge(String key, String style) {
        standing.setText(look.get(key));
        standing.getStyleClass().setAll("label", "badge", style);
    }

    private void showGoing(SourceLine now, SourceProgress going) {
        badge("sync.phase." + word(going.phase()), going.phase() == Phase.COLLECTING ? "accent" : "plain");
        var rest = Rest.of(going, now, model.dryRun().get(), model.moment().get());
        progress(rest.part(going.pages()));
        SyncLook.say(line, pages(going, rest));
        if (asks(now)) below("sync-question", question(going.pages()));
        else below("text-small", inHand(going));
    }

    private String pages(SourceProgress going, Rest rest) {
        if (going.pages() == 0) return look.get("sync.begun.line");
        var pages = rest.expected().isEmpty()
                ? look.get("sync.pages.some", look.number(going.pages()))
                : look.get(
                        rest.isAbout() ? "sync.pages.about" : "sync.pages.of",
                        look.number(going.pages()),
                        look.number(rest.expected().getAsLong()));
        var left = going.phase() == Phase.COLLECTING
                ? rest.left()
                        .map(time -> " · " + look.get("sync.left", look.about(time)))
                        .orElse("")
                : "";
        return pages + " · " + look.get("sync.records", look.number(going.records())) + left;
    }

    private String inHand(SourceProgress going) {
        var kept = going.kept() > 0 ? look.get("sync.kept", look.number(going.kept())) : "";
        if (going.input().isEmpty()) return kept;
        var input = look.get("sync.input", going.input());
        return kept.isEmpty() ? input : input + " · " + kept;
    }

    private void showBegun() {
        badge("sync.phase.begun", "plain");
        progress(-1);
        SyncLook.say(line, look.get("sync.begun.line"));
        below("text-small", "");
    }

    private void showAtRest(SourceLine now, Standing at) {
        badge("sync.standing." + word(at), at.badge());
        now.stopped().ifPresentOrElse(stopped -> showStopped(now, stopped), () -> {
            SyncLook.show(bar, false);
            SyncLook.say(line, now.last().map(this::last).orElse(look.get("sync.last.none")));
        });
        var error = now.stopped().isPresent()
                ? Optional.<String>empty()
                : now.last().flatMap(LastRun::error);
        if (asks(now))
            below("sync-question", question(now.stopped().map(Stopped::pages).orElse(0L)));
        else if (cost().isPresent()) below("text-small", cost().get());
        else if (error.isPresent())
            below(
                    at == Standing.FAILED ? "sync-error" : "text-small",
                    look.words().all(error.get()));
        else below("text-small", "");
    }

    private void showStopped(SourceLine now, Stopped stopped) {
        progress(Math.max(
                0, Rest.part(stopped.pages(), Rest.before(now, model.dryRun().get(), stopped.pages()))));
        SyncLook.say(line, look.get("sync.stopped", look.number(stopped.pages()), stopped.batch()));
    }

    private String last(LastRun run) {
        if (run.status() == Batch.Status.FAILED)
            return look.get("sync.last.failed", look.wording().formats().moment(run.ended(), shown.zone()));
        if (run.elsewhere().isPresent())
            return look.get("rows.elsewhere", run.elsewhere().get());
        return look.get("sync.last", look.number(run.pages()), look.number(run.rows()), look.number(run.refused()));
    }

    /// What a dry run told of this source.
    private Optional<String> cost() {
        if (!(model.dryRun().get() instanceof DryRun.Shown dryRun) || !dryRun.isNews(shown)) return Optional.empty();
        return dryRun.of(source).map(cost -> {
            var problem = cost.estimate().inputs().stream()
                    .flatMap(input -> input.problem().stream())
                    .findFirst();
            if (problem.isPresent())
                return look.get("sync.dry.problem", look.words().all(problem.get()));
            return look.get(
                    cost.estimate().atLeast() ? "sync.dry.atLeast" : "sync.dry.line",
                    look.number(cost.estimate().pages()),
                    look.number(cost.estimate().records()),
                    look.about(cost.duration()));
        });
    }

    private boolean asks(SourceLine now) {
        return model.givingUp().get().equals(Optional.of(now.id()));
    }

    private String question(long pages) {
        return look.get("sync.letGo.question", look.number(pages));
    }

    private void below(String style, String text) {
        SyncLook.show(below, !text.isEmpty());
        below.getStyleClass().removeAll("text-small", "sync-error", "sync-question");
        below.getStyleClass().add(style);
        SyncLook.say(below, text);
    }

    /// @param part negative when nobody knows: the bar then moves, unless the person wants nothing to
    private void progress(double part) {
        SyncLook.show(bar, true);
        bar.setProgress(part < 0 && Platform.getPreferences().isReducedMotion() ? 0 : part);
    }

    private void buttons(SourceLine now, Optional<SourceProgress> going) {
        var asks = asks(now);
        var hadFocus = getScene() != null && getScene().getFocusOwner() instanceof Node node ? node : tick;
        act.setText(look.get(actKey(now, going)));
        var canAct = model.canStart()
                && !asks
                && (going.isEmpty()
                        ? !model.begun().get().contains(source)
                        : going.get().phase() == Phase.COLLECTING);
        SyncLook.show(act, canAct);
        var canCancel = going.map(one -> one.phase() == Phase.COLLECTING || one.phase() == Phase.PAUSING)
                .orElse(now.stopped().isPresent() && !model.begun().get().contains(source));
        SyncLook.show(cancel, !asks && canCancel);
        SyncLook.show(giveUp, asks);
        SyncLook.show(keep, asks);
        // A button that had the keyboard and is gone hands it on.
        if (hadFocus.getParent() != act.getParent() || hadFocus.isVisible()) return;
        if (asks) keep.requestFocus();
        else if (act.isVisible()) act.requestFocus();
        else tick.requestFocus();
    }

    private static String actKey(SourceLine now, Optional<SourceProgress> going) {
        if (going.isPresent()) return "sync.pause";
        return now.stopped().isPresent() ? "sync.resume" : "sync.start";
    }

    private void act() {
        if (model.progress(source).isPresent()) model.pause(List.of(source));
        else model.start(List.of(source));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
