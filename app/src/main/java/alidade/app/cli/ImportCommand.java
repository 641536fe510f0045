package alidade.app.cli;

import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.ImportReport;
import alidade.engine.pipeline.ImportRequest;
import alidade.fetch.files.FileOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--encoding", paramLabel = "E", description = "${bundle:cli.import.encoding}")
    private @Nullable String encoding;

    @Option(names = "--part", paramLabel = "NAME", description = "${bundle:cli.import.part}")
    private @Nullable String part;

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
        var options = new FileOptions(Optional.empty(), charset(visit), Optional.ofNullable(part));
        var request = new ImportRequest(file, options, pack, table, extent);
        var report =
                visit.desk().engine().importer().run(request, new StepTeller(visit), visit.cancellation()::isCancelled);
        if (report.cancelled()) {
            throw CommandProblem.failed(
                    visit.say("cli.import.cancelled", report.entries().size(), report.imported()));
        }
        return Outcome.done(document(report), () -> text(visit, report));
    }

    private Optional<Charset> charset(Visit visit) {
        if (encoding == null) return Optional.empty();
        try {
            return Optional.of(Charset.forName(encoding));
        } catch (IllegalArgumentException e) {
            throw CommandProblem.wrongUsage(visit.say("cli.import.noEncoding", encoding));
        }
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
        document.put("format", report.found().format());
        document.set("encoding", Documents.text(report.found().encoding()));
        var problems = document.putArray("problems");
        report.found().problems().forEach(problems::add);
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
        var text = new StringBuilder(
                visit.say("cli.import.done", report.read(), report.imported(), report.merged(), report.refused()));
        text.append('\n');
        report.found()
                .encoding()
                .ifPresent(one -> text.append(
                                visit.say("cli.import.read", report.found().format(), one))
                        .append('\n'));
        report.found().problems().forEach(one -> text.append(one).append('\n'));
        return text.toString();
    }
}
