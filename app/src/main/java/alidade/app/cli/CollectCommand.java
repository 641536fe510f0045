package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.log.Batch;
import alidade.engine.pipeline.RunReport;
import alidade.engine.pipeline.RunRequest;
import alidade.engine.pipeline.RunRequest.Trigger;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `collect`: one run over sources, from their first page to published figures.
@Command(name = "collect", description = "${bundle:cli.collect}")
final class CollectCommand extends VisitCommand {
    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "${bundle:cli.collect.sources}")
    private List<String> sources = List.of();

    @Option(names = "--region", paramLabel = "R", description = "${bundle:cli.collect.region}")
    private @Nullable String region;

    @Option(names = "--route", paramLabel = "NAME", description = "${bundle:cli.collect.route}")
    private Optional<String> route = Optional.empty();

    @Option(names = "--dry-run", description = "${bundle:cli.collect.dryRun}")
    private boolean dryRun;

    CollectCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var request = new RunRequest(sources, Optional.ofNullable(region), Trigger.MANUAL, route);
        if (dryRun)
            return DryRun.of(
                    visit, visit.desk().engine().preview().forecast(request, visit.cancellation()::isCancelled));
        var report =
                visit.desk().engine().refresh().run(request, new StepTeller(visit), visit.cancellation()::isCancelled);
        return new Outcome(exitCode(report), document(report), () -> text(visit, report));
    }

    private static int exitCode(RunReport report) {
        return switch (report.status()) {
            case SUCCESS, PARTIAL -> ExitCode.DONE;
            case FAILED -> ExitCode.DATA_DID_NOT_PASS;
            case CANCELLED -> ExitCode.FAILED;
        };
    }

    private static JsonNode document(RunReport report) {
        var document = Documents.object()
                .put("batch_id", report.batch())
                .put("status", report.status().word());
        var list = document.putArray("sources");
        for (var source : report.sources()) {
            var one = list.addObject()
                    .put("source", source.id())
                    .put("name", source.name())
                    .put("pack", source.pack())
                    .put("batch_id", source.batch())
                    .put("status", word(source.status()));
            one.set("entry", Documents.text(source.entry()));
            one.put("rows", source.rows()).put("merged", source.merged()).put("refused", source.refused());
            one.set("error", Documents.text(source.error()));
            var drift = one.putArray("drift");
            source.drift().forEach(drift::add);
        }
        return document;
    }

    private static String word(Optional<Batch.Status> status) {
        return status.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("cancelled");
    }

    private static String text(Visit visit, RunReport report) {
        var table = new Table(
                Column.text(visit.say("cli.explain.source")),
                Column.text(visit.say("cli.collect.status")),
                Column.number(visit.say("cli.explain.rows")),
                Column.number(visit.say("cli.collect.merged")),
                Column.number(visit.say("cli.collect.refused")),
                Column.text(visit.say("cli.explain.entry")),
                Column.text(visit.say("cli.query.reason")));
        for (var source : report.sources()) {
            table.row(
                    source.name(),
                    visit.say("cli.status." + word(source.status())),
                    String.valueOf(source.rows()),
                    String.valueOf(source.merged()),
                    String.valueOf(source.refused()),
                    AnswerShape.orNone(source.entry().map(Object::toString)),
                    source.error().orElse(""));
        }
        var drift = new StringBuilder();
        for (var source : report.sources()) {
            for (var change : source.drift())
                drift.append(visit.say("cli.collect.drift", source.name(), change))
                        .append('\n');
        }
        return report.batch() + "  " + visit.say("cli.status." + report.status().word()) + "\n"
                + table.render(visit.request().columns()) + drift;
    }
}
