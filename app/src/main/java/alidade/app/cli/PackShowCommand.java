package alidade.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `pack show`: the definitions in force, as text: all files of a pack by name, or one of them whole.
@Command(name = "show", description = "${bundle:cli.pack.show}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class PackShowCommand extends VisitCommand {
    @Parameters(index = "0", paramLabel = "PACK", description = "${bundle:cli.pack.show.pack}")
    private String pack;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "${bundle:cli.pack.show.file}")
    private @Nullable String file;

    PackShowCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var texts = visit.desk().engine().definitions().files(pack).texts();
        if (texts.isEmpty()) throw CommandProblem.failed(visit.say("cli.pack.unknown", pack));
        if (file == null) {
            var document = Documents.object().put("pack", pack);
            var files = document.putArray("files");
            texts.keySet().forEach(files::add);
            return Outcome.done(document, () -> String.join("\n", texts.keySet()) + "\n");
        }
        var text = texts.get(file);
        if (text == null) throw CommandProblem.failed(visit.say("cli.pack.noFile", pack, file));
        return Outcome.done(
                Documents.object().put("pack", pack).put("file", file).put("text", text), () -> text);
    }
}
