package alidade.app.cli;

import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.ImportReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import`: seals what a file of another program observed. The same file again adds nothing.
@Command(name = "import", description = "${bundle:cli.import}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class ImportCommand extends VisitCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "${bundle:cli.import.file}")
    private Path file;

    @Option(names = "--pack", paramLabel = "P", required = true, description = "${bundle:cli.import.pack}")
    private String pack;

    @Option(names = "--table", paramLabel = "T", required = true, description = "${bundle:cli.import.table}")
    private String table;

    @Option(
            names = "--coverage",
            paramLabel = "complete|unknown",
            defaultValue = "unknown",
            description = "${bundle:cli.import.coverage}")
    private Known coverage;

    /// What a file can say about itself.
    enum Known {
        COMPLETE,
        UNKNOWN
    }

    ImportCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        if (!Files.isRegularFile(file)) {
            throw CommandProblem.failed(visit.say("cli.import.noFile", file.toString()));
        }
        var extent = Extent.valueOf(coverage.name());
        var report = visit.desk()
                .engine()
                .importer()
                .run(file, pack, table, extent, new StepTeller(visit), visit.cancellation()::isCancelled);
        if (report.cancelled()) throw CommandProblem.failed(visit.say("cli.cancelled"));
        return Outcome.done(document(report), () -> text(visit, report));
    }

    private JsonNode document(ImportReport report) {
        var document = Documents.object()
                .put("file", file.toString())
                .put("pack", pack)
                .put("table", table)
                .put("coverage", coverage.name().toLowerCase(Locale.ROOT))
                .put("read", report.read())
                .put("imported", report.imported())
                .put("merged", report.merged())
                .put("refused", report.refused());
        document.set("batch_id", Documents.text(report.batchId()));
        var entries = document.putArray("entries");
        report.entries().forEach(entry -> entries.add(entry.toString()));
        document.set("first_date", Documents.text(report.dates().stream().findFirst()));
        document.set(
                "last_date", Documents.text(report.dates().reversed().stream().findFirst()));
        var sources = document.putArray("sources");
        report.sources().forEach(sources::add);
        return document;
    }

    private static String text(Visit visit, ImportReport report) {
        return visit.say("cli.import.done", report.read(), report.imported(), report.merged(), report.refused()) + "\n";
    }
}
