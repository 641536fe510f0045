package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.metrics.Question.Asked;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.DashboardDefinition.Tile;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.theme.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The window; where there is no screen, its key figures in the terminal and its pictures in files.
final class WindowOutcome {
    private static final Size SIZE = new Size(1920, 1080);
    /// Far enough back that each key figure has a day with a value.
    private static final int DAYS = 30;

    private WindowOutcome() {}

    static Outcome of(Visit visit) throws IOException {
        if (visit.desk().hasScreen()) {
            visit.desk().showWindow(visit.locale(), visit.settings().language != null);
            return Outcome.done(Documents.object().put("window", "closed"), () -> "");
        }
        visit.err(visit.say("cli.window.noScreen"));
        var found = Dashboards.all(visit.desk().engine()).stream().findFirst();
        if (found.isEmpty()) throw CommandProblem.failed(visit.say("cli.window.noDashboard"));
        var figures = keyFigures(visit, found.get());
        var pictures = paint(visit, found.get().dashboard());
        var document = Documents.object().put("window", "no screen");
        var list = document.putArray("figures");
        figures.forEach((tile, row) -> {
            var one = list.addObject()
                    .put("label", tile.label().in(visit.locale()))
                    .put("metric", tile.metric().orElseThrow());
            one.set("date", Documents.text(row.map(Answer.Row::date)));
            one.set("value", Documents.number(row.flatMap(Answer.Row::value)));
            one.set("reason", Documents.text(row.flatMap(Answer.Row::reason)));
        });
        var files = document.putArray("pictures");
        pictures.forEach(file -> files.add(file.toString()));
        return Outcome.done(document, () -> text(visit, figures, pictures));
    }

    private static Map<Tile, Optional<Answer.Row>> keyFigures(Visit visit, Dashboards.Found found) {
        var today = LocalDate.now(visit.desk().clock().withZone(found.pack().zone()));
        var figures = new LinkedHashMap<Tile, Optional<Answer.Row>>();
        for (var row : found.dashboard().rows()) {
            for (var tile : row.tiles()) {
                if (tile.kind() != DashboardDefinition.Kind.KPI || tile.metric().isEmpty()) continue;
                figures.put(tile, last(visit, tile, tile.metric().get(), today));
            }
        }
        return figures;
    }

    /// The last day's value in the metric's finest grain.
    private static Optional<Answer.Row> last(Visit visit, Tile tile, String metric, LocalDate today) {
        var grain = Zones.finestGrain(visit.desk().engine(), metric).orElse(Grain.DAY);
        var question = new Question(
                List.of(Asked.read(metric)),
                List.of(),
                today.minusDays(DAYS),
                today,
                grain,
                tile.where(),
                new Knowledge.Now());
        var rows = visit.desk().metrics().ask(question).getFirst().rows();
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
    }

    private static List<Path> paint(Visit visit, DashboardDefinition dashboard) throws IOException {
        var folder = Files.createDirectories(visit.desk().workspace().resolve("pictures"));
        var files = new ArrayList<Path>();
        for (var look : Look.ALL) {
            var file = folder.resolve(dashboard.name() + "-" + look + ".png");
            visit.desk().paint(dashboard, file, SIZE, look.theme(), look.language());
            files.add(file);
        }
        return files;
    }

    private static String text(Visit visit, Map<Tile, Optional<Answer.Row>> figures, List<Path> pictures) {
        var table = new Table(
                Column.text(visit.say("cli.window.figure")),
                Column.number(visit.say("cli.query.value")),
                Column.text(visit.say("cli.query.date")),
                Column.text(visit.say("cli.query.reason")));
        figures.forEach((tile, row) -> table.row(
                tile.label().in(visit.locale()),
                row.flatMap(Answer.Row::value).map(Numbers::plain).orElse("–"),
                row.map(one -> one.date().toString()).orElse("–"),
                row.flatMap(Answer.Row::reason).orElse("")));
        var text = new StringBuilder(table.render(visit.request().columns()));
        text.append(visit.say("cli.window.pictures")).append('\n');
        pictures.forEach(file -> text.append("  ").append(file).append('\n'));
        return text.toString();
    }
}
