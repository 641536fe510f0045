package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.pipeline.Preview.Reach;
import alidade.fetch.routes.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/// How far each source is, as `doctor --reach` tells it: step by step, with the time that each one took.
final class ReachText {
    private static final double NANOSECONDS_OF_A_MILLISECOND = 1e6;

    private ReachText() {}

    static JsonNode document(List<Reach> all) {
        var list = Documents.array();
        for (var reach : all) {
            var one = list.addObject()
                    .put("source", reach.id())
                    .put("name", reach.name())
                    .put("pack", reach.pack())
                    .put("region", reach.region())
                    .put("passes", reach.passes());
            var hosts = one.putArray("hosts");
            for (var probe : reach.probes()) {
                var steps = hosts.addObject()
                        .put("host", probe.host())
                        .put("address", probe.address())
                        .put("route", probe.route())
                        .put("reached", probe.reached())
                        .putArray("steps");
                for (var step : probe.steps()) {
                    steps.addObject()
                            .put("step", word(step.kind()))
                            .put("outcome", outcome(step))
                            .put("found", found(step))
                            .put("milliseconds", Math.round(step.latency().toNanos() / NANOSECONDS_OF_A_MILLISECOND));
                }
            }
            one.putObject("account")
                    .put("name", reach.account().account())
                    .put("state", word(reach.account().state()))
                    .put("sentence", reach.account().sentence());
        }
        return list;
    }

    static String table(Visit visit, List<Reach> all) {
        var table = new Table(
                Column.text(""),
                Column.text(visit.say("cli.explain.source")),
                Column.text(visit.say("cli.reach.step")),
                Column.number("ms"),
                Column.text(visit.say("cli.doctor.found")));
        for (var reach : all) {
            for (var probe : reach.probes()) {
                for (var step : probe.steps()) {
                    table.row(
                            sign(step),
                            reach.name() + " " + probe.host(),
                            step.kind().name(),
                            step.outcome() instanceof Probe.Outcome.Skipped
                                    ? ""
                                    : String.valueOf(
                                            Math.round(step.latency().toNanos() / NANOSECONDS_OF_A_MILLISECOND)),
                            found(step));
                }
                table.row("", "", visit.say("cli.reach.route"), "", probe.route());
            }
            var account = reach.account();
            table.row(
                    reach.passes() ? "✓" : "✗",
                    reach.name(),
                    visit.say("cli.reach.account"),
                    "",
                    visit.say("cli.reach.account." + word(account.state()), account.account(), account.sentence()));
        }
        return table.render(visit.request().columns());
    }

    private static String sign(Probe.Step step) {
        return switch (step.outcome()) {
            case Probe.Outcome.Passed _ -> "✓";
            case Probe.Outcome.Failed _ -> "✗";
            case Probe.Outcome.Skipped _ -> "";
        };
    }

    private static String outcome(Probe.Step step) {
        return switch (step.outcome()) {
            case Probe.Outcome.Passed _ -> "passed";
            case Probe.Outcome.Failed _ -> "failed";
            case Probe.Outcome.Skipped _ -> "skipped";
        };
    }

    private static String found(Probe.Step step) {
        return switch (step.outcome()) {
            case Probe.Outcome.Passed(var found) -> found;
            case Probe.Outcome.Failed(var sentence) -> sentence;
            case Probe.Outcome.Skipped(var why) -> why;
        };
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
