package alidade.app.cli;

import alidade.app.cli.Checkup.Check;
import alidade.engine.log.Node;
import alidade.engine.pipeline.Preview.Reach;
import alidade.engine.pipeline.RunRequest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `doctor`: whether this machine and the workspace are fit for the program, and what to do where they are not. Works
/// also when the workspace cannot be opened.
@Command(name = "doctor", description = "${bundle:cli.doctor}")
final class DoctorCommand extends VisitCommand {
    @Option(names = "--bundle", paramLabel = "FILE", description = "${bundle:cli.doctor.bundle}")
    private @Nullable Path bundle;

    @Option(names = "--reach", description = "${bundle:cli.doctor.reach}")
    private boolean reach;

    @Option(names = "--route", paramLabel = "NAME", description = "${bundle:cli.collect.route}")
    private Optional<String> route = Optional.empty();

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "${bundle:cli.doctor.sources}")
    private List<String> sources = List.of();

    DoctorCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return reach;
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
        if (!reach && (route.isPresent() || !sources.isEmpty()))
            throw CommandProblem.wrongUsage(visit.say("cli.doctor.onlyReach"));
        var workspace = visit.settings().workspace;
        var environment = System.getenv();
        var checks = new Checkup(visit, workspace, Node.home(), environment).all();
        var passes = checks.stream().allMatch(Check::passes);
        var document = Documents.object().put("workspace", workspace.toString()).put("passes", passes);
        var list = document.putArray("checks");
        for (var check : checks) {
            list.addObject()
                    .put("name", check.name())
                    .put("passes", check.passes())
                    .put("sentence", check.sentence());
        }
        var reached = reach ? reached(visit) : List.<Reach>of();
        var allPass = passes && reached.stream().allMatch(Reach::passes);
        document.put("passes", allPass);
        if (reach) document.set("sources", ReachText.document(reached));
        var file = bundle;
        if (file == null) return Outcome.verdict(allPass, document, () -> tables(visit, checks, reached));
        var masking = new Masking(environment, System.getProperty("user.home", ""));
        var names = written(visit, file, new Bundle(workspace, Node.home(), masking), document.deepCopy());
        document.put("bundle", file.toString());
        return Outcome.verdict(
                allPass,
                document,
                () -> tables(visit, checks, reached)
                        + visit.say("cli.doctor.bundled", file.toString(), String.join(", ", names))
                        + "\n");
    }

    private List<Reach> reached(Visit visit) {
        var request = new RunRequest(sources, Optional.empty(), RunRequest.Trigger.MANUAL, route);
        return visit.desk().engine().preview().reach(request, visit.cancellation()::isCancelled);
    }

    private String tables(Visit visit, List<Check> checks, List<Reach> reached) {
        return table(visit, checks) + (reach ? "\n" + ReachText.table(visit, reached) : "");
    }

    private static List<String> written(
            Visit visit, Path file, Bundle bundle, com.fasterxml.jackson.databind.JsonNode checks) throws IOException {
        try {
            return bundle.write(file, checks);
        } catch (FileAlreadyExistsException e) {
            throw CommandProblem.failed(visit.say("cli.doctor.bundleExists", file.toString()));
        }
    }

    private static String table(Visit visit, List<Check> checks) {
        var table = new Table(
                Table.Column.text(""),
                Table.Column.text(visit.say("cli.doctor.check")),
                Table.Column.text(visit.say("cli.doctor.found")));
        checks.forEach(check -> table.row(check.passes() ? "✓" : "✗", check.name(), check.sentence()));
        return table.render(visit.request().columns());
    }
}
