package alidade.app.cli;

import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackProblem;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `pack check`: reads the packs in a folder and tells every mistake with file, line and column. Changes nothing.
@Command(name = "check", description = "${bundle:cli.pack.check}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class PackCheckCommand extends VisitCommand {
    private static final String PACK_FILE = "pack.yaml";

    @Parameters(index = "0", paramLabel = "DIR", description = "${bundle:cli.pack.check.dir}")
    private Path folder;

    PackCheckCommand(Visit visit) {
        super(visit);
    }

    @Override
    boolean needsWorkspace() {
        return false;
    }

    @Override
    Outcome answer(Visit visit) {
        if (!Files.isDirectory(folder)) {
            throw CommandProblem.failed(visit.say("cli.pack.noFolder", folder.toString()));
        }
        var packs = packs();
        if (packs.isEmpty()) throw CommandProblem.failed(visit.say("cli.pack.nothing", folder.toString()));
        var reader = new PackReader();
        var problems = packs.stream()
                .map(reader::read)
                .flatMap(PackCheckCommand::problems)
                .toList();
        var document = Documents.object().put("passes", problems.isEmpty());
        var names = document.putArray("packs");
        packs.forEach(pack -> names.add(pack.pack()));
        var list = document.putArray("problems");
        for (var problem : problems) {
            list.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("sentence", problem.sentence());
        }
        return Outcome.verdict(problems.isEmpty(), document, () -> text(visit, packs, problems));
    }

    /// Those under the folder, or the folder itself when it is a pack, laid over the shipped ones as a workspace does.
    private List<PackFiles> packs() {
        var isPack = Files.exists(folder.resolve(PACK_FILE));
        var parent = folder.toAbsolutePath().getParent();
        var name = folder.toAbsolutePath().getFileName();
        var found = isPack && parent != null && name != null
                ? Packs.inFolder(parent).stream()
                        .filter(one -> one.pack().equals(name.toString()))
                        .toList()
                : Packs.inFolder(folder);
        var names = found.stream().map(PackFiles::pack).collect(Collectors.toSet());
        return Packs.merge(Packs.shipped(), found).stream()
                .filter(one -> names.contains(one.pack()))
                .toList();
    }

    private static Stream<PackProblem> problems(PackReading reading) {
        return switch (reading) {
            case PackReading.Read(var _) -> Stream.empty();
            case PackReading.Refused(var problems) -> problems.stream();
        };
    }

    private static String text(Visit visit, List<PackFiles> packs, List<PackProblem> problems) {
        var names = packs.stream().map(PackFiles::pack).collect(Collectors.joining(", "));
        return problems.stream().map(problem -> problem + "\n").collect(Collectors.joining())
                + visit.say("cli.pack.checked", names, problems.size())
                + "\n";
    }
}
