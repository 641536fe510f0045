package alidade.app.cli;

import alidade.app.cli.Checkup.Check;
import alidade.engine.log.Node;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `doctor`: whether this machine and the workspace are fit for the program, and what to do where they are not. Works
/// also when the workspace cannot be opened.
@Command(name = "doctor", description = "${bundle:cli.doctor}")
final class DoctorCommand extends VisitCommand {
    @Option(names = "--bundle", paramLabel = "FILE", description = "${bundle:cli.doctor.bundle}")
    private @Nullable Path bundle;

    DoctorCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return false;
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
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
        var file = bundle;
        if (file == null) return Outcome.verdict(passes, document, () -> table(visit, checks));
        var masking = new Masking(environment, System.getProperty("user.home", ""));
        var names = written(visit, file, new Bundle(workspace, Node.home(), masking), document.deepCopy());
        document.put("bundle", file.toString());
        return Outcome.verdict(
                passes,
                document,
                () -> table(visit, checks)
                        + visit.say("cli.doctor.bundled", file.toString(), String.join(", ", names))
                        + "\n");
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
