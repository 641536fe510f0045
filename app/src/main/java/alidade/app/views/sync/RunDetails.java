package alidade.app.views.sync;

import alidade.app.views.quality.Runs;
import alidade.app.views.sync.HistoryViewModel.Details;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.engine.log.Batch;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is behind one run: each source's part of it.
final class RunDetails extends VBox {
    private static final double SPACE = 8;
    private static final double WIDTH = 460;
    private static final double COMPACT_WIDTH = 380;

    private final SyncLook look;
    private final Map<String, String> names;

    RunDetails(SyncLook look, ZoneId zone, Map<String, String> names, Details details, Runnable close) {
        super(SPACE);
        this.look = look;
        this.names = names;
        setId("sync-details");
        getStyleClass().add("sync-details");
        double width = look.compact() ? COMPACT_WIDTH : WIDTH;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        Nodes.onEscape(this, close);
        switch (details) {
            case Details.Closed _ -> {}
            case Details.Loading(var run) ->
                build(run, zone, close, new StateNote("sync-details-state", look.get("state.loading"), ""));
            case Details.Failed(var run, var sentence) ->
                build(run, zone, close, new StateNote("sync-details-state", look.get("state.failed"), sentence));
            case Details.Shown(var run, var shares) -> build(run, zone, close, list(shares));
        }
    }

    private void build(Runs.Run run, ZoneId zone, Runnable close, Node body) {
        var title = Nodes.shortening(run.batch(), "text-strong");
        title.setId("sync-details-batch");
        var shut = look.button("sync-details-close", "sync.details.close", "quiet");
        shut.setOnAction(_ -> close.run());
        var head = new HBox(
                SPACE,
                title,
                Nodes.badge(look.get(run.status().key()), run.status().badge()));
        head.getChildren().addAll(Nodes.spring(), shut);
        head.setAlignment(Pos.CENTER_LEFT);
        var when = Nodes.shortening(
                look.get(
                        "sync.details.when",
                        look.wording().formats().moment(run.start(), zone),
                        look.span(Duration.between(run.start(), run.end())),
                        run.node(),
                        run.region()),
                "text-small");
        // New and known ones are told apart once the run is published.
        var isCounted = run.inserted() + run.updated() == run.rows();
        var counted = isCounted
                ? look.get(
                        "quality.run.counts",
                        look.number(run.inserted()),
                        look.number(run.updated()),
                        look.number(run.failed()))
                : look.get(
                        "sync.details.sums",
                        look.number(run.pages()),
                        look.number(run.rows()),
                        look.number(run.failed()));
        var counts = Nodes.shortening(run.withheld() ? look.get("rows.elsewhere", run.node()) : counted, "text-small");
        var all = new VBox(SPACE, when, counts, body);
        all.getStyleClass().add("sync-shares");
        var scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        scroll.setAccessibleText(look.get("sync.details.shares"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
    }

    private VBox list(List<Runs.Share> shares) {
        var rows = new VBox(SPACE);
        rows.setId("sync-details-shares");
        shares.forEach(share -> rows.getChildren().add(row(share)));
        return rows;
    }

    private String counts(Runs.Share share) {
        if (share.withheld()) {
            return share.entry() + " · "
                    + look.get("rows.elsewhere", share.entry().node());
        }
        return look.get(
                "sync.details.counts",
                look.number(share.pages()),
                look.number(share.rows()),
                look.number(share.refused()),
                share.entry().toString());
    }

    private Node row(Runs.Share share) {
        var name = share.source().isEmpty()
                ? look.get("sync.details.file")
                : names.getOrDefault(share.source(), share.source());
        var head = new HBox(
                SPACE,
                Nodes.shortening(name, "text-strong"),
                Nodes.badge(look.get("sync.status." + share.status().name().toLowerCase(Locale.ROOT)), style(share)),
                Nodes.spring(),
                Nodes.text(look.span(Duration.between(share.start(), share.end())), "text-small"));
        head.setAlignment(Pos.CENTER_LEFT);
        var row = new VBox(2, head, Nodes.shortening(counts(share), "text-small"));
        share.error().ifPresent(error -> {
            var told = new Label(look.words().all(error));
            told.setWrapText(true);
            told.getStyleClass().add(share.status() == Batch.Status.FAILED ? "sync-error" : "text-small");
            row.getChildren().add(told);
        });
        return row;
    }

    private static String style(Runs.Share share) {
        return switch (share.status()) {
            case SUCCESS -> "good";
            case PARTIAL, HELD -> "warn";
            case FAILED -> "bad";
        };
    }
}
