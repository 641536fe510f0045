package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.pipeline.Forecast;
import alidade.engine.pipeline.Forecast.Cost;
import java.time.Duration;
import java.util.List;

/// What a run would cost, as `collect --dry-run` tells it. Sources are collected side by side, so the run takes as
/// long as its slowest one.
final class DryRun {
    private static final int SECONDS_OF_A_MINUTE = 60;

    private DryRun() {}

    static Outcome of(Visit visit, Forecast forecast) {
        var costs = forecast.costs();
        var pages = forecast.pages();
        var atLeast = forecast.atLeast();
        var duration = forecast.duration();
        var document = Documents.object()
                .put("dry_run", true)
                .put("pages", pages)
                .put("at_least", atLeast)
                .put("seconds", duration.toSeconds());
        var list = document.putArray("sources");
        for (var cost : costs) {
            var estimate = cost.estimate();
            var inputs = list.addObject()
                    .put("source", estimate.source())
                    .put("name", cost.name())
                    .put("pack", cost.pack())
                    .put("pages", estimate.pages())
                    .put("at_least", estimate.atLeast())
                    .put("seconds", cost.duration().toSeconds())
                    .putArray("inputs");
            for (var input : estimate.inputs()) {
                inputs.addObject()
                        .put("input", input.input())
                        .put("pages", input.pages())
                        .put("at_least", input.atLeast())
                        .set("problem", Documents.text(input.problem()));
            }
        }
        var passes = costs.isEmpty() || costs.stream().anyMatch(DryRun::isKnown);
        return Outcome.verdict(passes, document, () -> text(visit, costs, amount(visit, pages, atLeast, duration)));
    }

    /// Whether an input of the source answered.
    private static boolean isKnown(Cost cost) {
        return cost.estimate().inputs().stream()
                .anyMatch(input -> input.problem().isEmpty());
    }

    private static String amount(Visit visit, long pages, boolean atLeast, Duration duration) {
        var minutes = Math.max(1, Math.ceilDiv(duration.toSeconds(), SECONDS_OF_A_MINUTE));
        return visit.say(atLeast ? "cli.collect.atLeast" : "cli.collect.about", pages, minutes);
    }

    private static String text(Visit visit, List<Cost> costs, String whole) {
        var table = new Table(
                Column.text(visit.say("cli.explain.source")),
                Column.text(visit.say("cli.collect.cost")),
                Column.text(visit.say("cli.query.reason")));
        for (var cost : costs) {
            var estimate = cost.estimate();
            table.row(
                    cost.name(),
                    amount(visit, estimate.pages(), estimate.atLeast(), cost.duration()),
                    estimate.inputs().stream()
                            .flatMap(input -> input.problem().stream())
                            .findFirst()
                            .orElse(""));
        }
        return whole + "\n" + table.render(visit.request().columns());
    }
}
