package alidade.app.views.sync;

import alidade.app.fx.Listen;
import alidade.app.views.sync.SyncViewModel.DryRun;
import alidade.app.views.sync.SyncViewModel.Outcome;
import alidade.app.views.sync.SyncViewModel.Starting;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Segments;
import alidade.app.widgets.Segments.Choice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All sources, one line each, and over them what is done with several at a time.
final class SourcesCard extends VBox {
    private static final double SPACE = 8;
    private static final double LEAST_HEIGHT = 170;
    private static final String ALL = "all";
    private static final String NONE = "none";
    private static final String SOME = "some";
    private static final List<String> HEADS = List.of(
            "sync.column.source",
            "sync.column.region",
            "sync.column.way",
            "sync.column.success",
            "sync.column.state",
            "sync.column.progress");

    private final SyncViewModel model;
    private final SyncLook look;
    private final List<SourceRow> rows = new ArrayList<>();
    private final ReadOnlyObjectWrapper<String> chosen = new ReadOnlyObjectWrapper<>(ALL);
    private final Label about = Nodes.shortening("", "text-note");
    private final Label told = Nodes.shortening("", "text-body");
    private final Label outcome = Nodes.shortening("", "badge");
    private final HBox bar = new HBox(SPACE * 1.5);
    private final HBox question = new HBox(SPACE);
    private final Label asked = Nodes.shortening("", "text-strong");
    private final Button start;
    private final Button dry;
    private final Button pauseAll;
    private final Button others;
    private final Button all;
    private final Button not;

    SourcesCard(SyncViewModel model, SyncLook look, Cockpit cockpit) {
        super(SPACE);
        this.model = model;
        this.look = look;
        setId("sync-sources");
        getStyleClass().add("card");
        setMinHeight(LEAST_HEIGHT);
        about.setId("sync-about");
        told.setId("sync-told");
        outcome.setId("sync-outcome");
        asked.setId("sync-asked");
        start = look.button("sync-start", "sync.start", "primary");
        start.getStyleClass().add("sync-start");
        start.setOnAction(_ -> start());
        dry = look.button("sync-dry-run", "sync.dry", "quiet");
        dry.setOnAction(_ -> dryRun());
        pauseAll = look.button("sync-pause-all", "sync.pauseAll", "quiet");
        pauseAll.setOnAction(_ -> model.pause(
                model.now().get().sources().stream().map(one -> one.source()).toList()));
        others = look.button("sync-start-others", "sync.others", "primary");
        others.setOnAction(_ -> beginOthers());
        all = look.button("sync-start-all", "sync.allTheSame", "quiet");
        all.setOnAction(_ -> beginAll());
        not = look.button("sync-start-not", "sync.notNow", "quiet");
        not.setOnAction(_ -> model.dismiss());
        build(cockpit);
        Listen.to(model.now(), this, _ -> update());
        Listen.to(model.begun(), this, _ -> update());
        Listen.to(model.unticked(), this, _ -> update());
        Listen.to(model.givingUp(), this, _ -> update());
        Listen.to(model.moment(), this, _ -> update());
        Listen.to(model.dryRun(), this, _ -> update());
        Listen.to(model.outcome(), this, _ -> update());
        Listen.to(model.starting(), this, next -> {
            update();
            if (next instanceof Starting.Asking) (others.isVisible() ? others : not).requestFocus();
        });
        update();
    }

    private void build(Cockpit cockpit) {
        var head = new HBox(SPACE * 1.5, Nodes.text(look.get("sync.sources"), "text-title"), about, Nodes.spring());
        head.getChildren().addAll(outcome, pauseAll, dry, start);
        head.setAlignment(Pos.CENTER_LEFT);
        question.setId("sync-question");
        question.getStyleClass().add("quality-question");
        question.setAlignment(Pos.CENTER_LEFT);
        question.getChildren().setAll(asked, Nodes.spring(), others, all, not);
        Nodes.onEscape(question, model::dismiss);
        bar.getChildren().setAll(choices(cockpit), told);
        bar.setAlignment(Pos.CENTER_LEFT);
        cockpit.sources().forEach(line -> rows.add(new SourceRow(model, look, line)));
        var list = new VBox();
        list.getChildren().setAll(rows);
        var scroll = new ScrollPane(list);
        scroll.setId("sync-rows");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, bar, question, heads(), scroll);
    }

    private Segments<String> choices(Cockpit cockpit) {
        var choices = new ArrayList<Choice<String>>();
        choices.add(new Choice<>(ALL, look.get("sync.choose.all"), ALL));
        if (cockpit.regions().size() > 1)
            cockpit.regions().forEach(region -> choices.add(new Choice<>(region, look.region(region), "in " + region)));
        choices.add(new Choice<>(NONE, look.get("sync.choose.none"), NONE));
        return new Segments<>("sync-choose", choices, chosen.getReadOnlyProperty(), this::choose);
    }

    private void choose(String choice) {
        var lines = model.lines();
        model.tickOnly(
                switch (choice) {
                    case ALL -> lines;
                    case NONE -> List.of();
                    default ->
                        lines.stream()
                                .filter(line -> choice.equals("in " + line.region()))
                                .toList();
                });
    }

    private HBox heads() {
        var columns = SourceColumns.of(look.compact());
        var tick = new Region();
        tick.setMinWidth(SourceColumns.TICK);
        var heads = new HBox(SourceRow.SPACE, tick);
        heads.getStyleClass().add("sync-heads");
        for (int column = 0; column < HEADS.size(); column++) {
            var head = columns.sized(Nodes.shortening(look.get(HEADS.get(column)), "text-small"), column);
            if (column == HEADS.size() - 1) {
                head.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(head, Priority.ALWAYS);
            }
            heads.getChildren().add(head);
        }
        heads.getChildren().add(columns.sized(new Region(), HEADS.size()));
        return heads;
    }

    /// Paints what changed; lines are those that were read last.
    void update() {
        if (getScene() == null) return;
        var lines = model.lines();
        for (int i = 0; i < Math.min(rows.size(), lines.size()); i++)
            rows.get(i).update(lines.get(i));
        chosen.set(choice(lines));
        int going = model.now().get().sources().size();
        SyncLook.say(
                about,
                going > 0
                        ? look.get("sync.sources.going", lines.size(), going)
                        : look.get("sync.sources.about", lines.size()));
        showOutcome();
        showQuestion();
        showTold();
        showButtons(going);
    }

    private String choice(List<SourceLine> lines) {
        var ticked = lines.stream().filter(model::isTicked).collect(Collectors.toSet());
        if (ticked.isEmpty()) return NONE;
        if (ticked.size() == lines.size()) return ALL;
        var regions = ticked.stream().map(SourceLine::region).distinct().toList();
        if (regions.size() > 1) return SOME;
        var whole = lines.stream()
                .filter(line -> line.region().equals(regions.getFirst()))
                .collect(Collectors.toSet());
        return ticked.equals(whole) ? "in " + regions.getFirst() : SOME;
    }

    private void showButtons(int going) {
        var next = model.toStart();
        var isBusy = !(model.starting().get() instanceof Starting.Nothing);
        start.setText(look.get(isProbing() ? "sync.probe.stop" : "sync.start.many", next.size()));
        start.setAccessibleText(start.getText());
        SyncLook.show(start, model.canStart() && (isProbing() || (!isBusy && !next.isEmpty())));
        dry.setText(look.get(model.dryRun().get() instanceof DryRun.Running ? "sync.dry.stop" : "sync.dry"));
        dry.setAccessibleText(dry.getText());
        SyncLook.show(dry, model.lines().stream().anyMatch(model::isTicked));
        SyncLook.show(pauseAll, going > 1);
    }

    private boolean isProbing() {
        return model.starting().get() instanceof Starting.Probing;
    }

    private void showOutcome() {
        var text = switch (model.outcome().get()) {
            case Outcome.Nothing _ -> "";
            case Outcome.Failed(var sentence) -> look.words().all(sentence);
            case Outcome.Over(var sources, var complete, var stopped) ->
                stopped > 0
                        ? look.get("sync.outcome.stopped", complete, sources, stopped)
                        : complete == sources
                                ? look.get("sync.done", sources)
                                : look.get("sync.partial", complete, sources);
        };
        boolean isGood =
                model.outcome().get() instanceof Outcome.Over(var sources, var complete, var _) && complete == sources;
        SyncLook.say(outcome, text);
        outcome.getStyleClass().removeAll("good", "warn");
        outcome.getStyleClass().add(isGood ? "good" : "warn");
        SyncLook.show(outcome, !text.isEmpty());
    }

    private void showQuestion() {
        SyncLook.show(question, model.starting().get() instanceof Starting.Asking);
        SyncLook.show(bar, !question.isVisible());
        if (!(model.starting().get() instanceof Starting.Asking(var sources, var away))) return;
        SyncLook.say(
                asked,
                look.get(
                        "sync.away",
                        away.size(),
                        sources.size(),
                        model.lines().stream()
                                .filter(line -> away.contains(line.id()))
                                .map(look::name)
                                .collect(Collectors.joining(", "))));
        others.setText(look.get("sync.others", sources.size() - away.size()));
        others.setAccessibleText(others.getText());
        SyncLook.show(others, sources.size() > away.size());
    }

    private void beginOthers() {
        if (!(model.starting().get() instanceof Starting.Asking(var sources, var away))) return;
        var gone = new HashSet<>(away);
        model.begin(sources.stream().filter(one -> !gone.contains(one)).toList());
    }

    private void beginAll() {
        if (model.starting().get() instanceof Starting.Asking(var sources, var _)) model.begin(sources);
    }

    private void start() {
        if (isProbing()) model.dismiss();
        else model.start(model.toStart());
    }

    private void dryRun() {
        if (model.dryRun().get() instanceof DryRun.Running) model.stopDryRun();
        else model.look();
    }

    /// Beside the choice: what is being looked at, or what was found.
    private void showTold() {
        var text = "";
        if (model.state().get() instanceof SyncViewModel.State.Shown(var cockpit)
                && cockpit.readOnly().isPresent())
            text = look.get("sync.readOnly", look.words().of(cockpit.readOnly().get()));
        else if (isProbing()) text = look.get("sync.probing");
        else if (model.now().get().publishing()) text = look.get("sync.publishing.now");
        else
            text = switch (model.dryRun().get()) {
                case DryRun.Nothing _ -> "";
                case DryRun.Running(var sources) -> look.get("sync.dry.running", sources);
                case DryRun.Failed(var sentence) -> sentence;
                case DryRun.Shown shown -> whole(shown);
            };
        SyncLook.say(told, text);
    }

    /// Nothing once one of its sources was collected: it is the past then.
    private String whole(DryRun.Shown shown) {
        var forecast = shown.forecast();
        var isPast = model.lines().stream().anyMatch(line -> shown.of(line.id()).isPresent() && !shown.isNews(line));
        if (isPast) return "";
        return look.get(
                forecast.atLeast() ? "sync.dry.whole.atLeast" : "sync.dry.whole",
                look.number(forecast.pages()),
                look.number(forecast.records()),
                look.about(forecast.duration()));
    }
}
