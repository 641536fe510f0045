package alidade.app.cli;

import alidade.engine.pipeline.Preview.Reach;
import alidade.engine.pipeline.RunRequest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `doctor`: whether this machine and the workspace's folder are fit for the program. Works also when the workspace
/// cannot be opened.
@Command(name = "doctor", description = "${bundle:cli.doctor}")
final class DoctorCommand extends VisitCommand {
    private static final long ENOUGH_SPACE_IN_MEGABYTES = 500;

    @Option(names = "--reach", description = "${bundle:cli.doctor.reach}")
    private boolean reach;

    @Option(names = "--route", paramLabel = "NAME", description = "${bundle:cli.collect.route}")
    private Optional<String> route = Optional.empty();

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "${bundle:cli.doctor.sources}")
    private List<String> sources = List.of();

    DoctorCommand(Visit visit) {
        super(visit);
    }

    /// @param name stays the same in every language
    private record Check(String name, boolean passes, String sentence) {}

    @Override
    boolean needsWorkspace() {
        return reach;
    }

    @Override
    Outcome answer(Visit visit) throws IOException {
        if (!reach && (route.isPresent() || !sources.isEmpty()))
            throw CommandProblem.wrongUsage(visit.say("cli.doctor.onlyReach"));
        var workspace = visit.settings().workspace;
        var checks = new ArrayList<Check>();
        checks.add(java(visit));
        checks.add(screen(visit));
        checks.add(folder(visit, workspace));
        checks.add(space(visit, workspace));
        checks.add(owner(visit, workspace));
        var list = Documents.array();
        for (var check : checks) {
            list.addObject()
                    .put("name", check.name())
                    .put("passes", check.passes())
                    .put("sentence", check.sentence());
        }
        var reached = reach
                ? visit.desk()
                        .engine()
                        .preview()
                        .reach(
                                new RunRequest(sources, Optional.empty(), RunRequest.Trigger.MANUAL, route),
                                visit.cancellation()::isCancelled)
                : List.<Reach>of();
        var passes = checks.stream().allMatch(Check::passes) && reached.stream().allMatch(Reach::passes);
        var document = Documents.object().put("workspace", workspace.toString()).put("passes", passes);
        document.set("checks", list);
        if (reach) document.set("sources", ReachText.document(reached));
        return Outcome.verdict(
                passes, document, () -> table(visit, checks) + (reach ? "\n" + ReachText.table(visit, reached) : ""));
    }

    private static String table(Visit visit, List<Check> checks) {
        var table = new Table(
                Table.Column.text(""),
                Table.Column.text(visit.say("cli.doctor.check")),
                Table.Column.text(visit.say("cli.doctor.found")));
        checks.forEach(check -> table.row(check.passes() ? "✓" : "✗", check.name(), check.sentence()));
        return table.render(visit.request().columns());
    }

    private static Check java(Visit visit) {
        var version = Runtime.version();
        return new Check("java", version.feature() >= 25, visit.say("cli.doctor.java", version.toString()));
    }

    /// No screen is no fault: everything but the window works without one.
    private static Check screen(Visit visit) {
        var key = alidade.app.fx.Display.isPresent() ? "cli.doctor.screen" : "cli.doctor.noScreen";
        return new Check("screen", true, visit.say(key));
    }

    private static Check folder(Visit visit, Path workspace) {
        if (!Files.exists(workspace)) {
            return new Check("folder", true, visit.say("cli.doctor.newFolder", workspace.toString()));
        }
        var fit = Files.isDirectory(workspace) && Files.isWritable(workspace);
        return new Check(
                "folder", fit, visit.say(fit ? "cli.doctor.folder" : "cli.doctor.badFolder", workspace.toString()));
    }

    private static Check space(Visit visit, Path workspace) throws IOException {
        var there = workspace;
        while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
        var megabytes = Files.getFileStore(there).getUsableSpace() >> 20;
        return new Check(
                "space",
                megabytes >= ENOUGH_SPACE_IN_MEGABYTES,
                visit.say("cli.doctor.space", megabytes, ENOUGH_SPACE_IN_MEGABYTES));
    }

    private static Check owner(Visit visit, Path workspace) throws IOException {
        var lock = workspace.resolve("owner.lock");
        if (!Files.exists(lock)) return new Check("owner", true, visit.say("cli.doctor.nobody"));
        try (var file = FileChannel.open(lock, StandardOpenOption.WRITE);
                var mine = file.tryLock()) {
            return new Check("owner", true, visit.say(mine != null ? "cli.doctor.nobody" : "cli.doctor.owned"));
        } catch (OverlappingFileLockException e) {
            return new Check("owner", true, visit.say("cli.doctor.owned"));
        }
    }
}
