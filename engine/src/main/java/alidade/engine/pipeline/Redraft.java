package alidade.engine.pipeline;

import alidade.engine.log.EntryId;
import alidade.engine.store.Catalogue;
import alidade.engine.store.Definitions;
import alidade.engine.store.Definitions.Proposal;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackProblem;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Gives one file of a pack another text: in the workspace's own `packs/`, and as a sealed document, through the same
/// checks as a file that was written by hand.
public final class Redraft {
    private final Path folder;
    private final Definitions definitions;
    private final Catalogue catalogue;
    private final Sealing sealing;
    private final Publication publication;

    /// @param folder the workspace's own packs
    Redraft(Path folder, Definitions definitions, Catalogue catalogue, Sealing sealing, Publication publication) {
        this.folder = folder;
        this.definitions = definitions;
        this.catalogue = catalogue;
        this.sealing = sealing;
        this.publication = publication;
    }

    /// Writes the file and puts it in force.
    ///
    /// @param path inside the pack, such as `dashboards/overview.yaml`
    /// @param seen the text that the person saw
    /// @return the entry that was sealed; empty when the text is in force already
    /// @throws Unanswerable when the file was changed since, or the text has mistakes; nothing is written then
    public synchronized Optional<EntryId> write(String pack, String path, String seen, String text) {
        sealing.refuseIfReadOnly();
        sealing.refuseIfDiskIsFull("nothing was changed");
        var files = definitions.files(pack);
        if (!seen.equals(files.texts().get(path)))
            throw new Unanswerable(
                    "%s/%s was changed since by somebody else; nothing is changed".formatted(pack, path));
        var file = folder.resolve(pack).resolve(path);
        var before = read(file);
        if (before.filter(one -> !one.equals(seen)).isPresent())
            throw new Unanswerable("%s holds changes that are not in force yet; nothing is changed".formatted(file));
        var texts = new TreeMap<>(files.texts());
        texts.put(path, text);
        var wanted = new PackFiles(pack, texts);
        if (new PackReader().read(wanted) instanceof PackReading.Refused(var problems)) throw mistakes(problems);
        replace(file, text);
        var sealed = Optional.<EntryId>empty();
        try {
            switch (definitions.propose(wanted)) {
                case Proposal.Sealed(var header) -> {
                    catalogue.apply(header.id());
                    sealed = Optional.of(header.id());
                }
                case Proposal.Unchanged() -> {}
                case Proposal.Refused(var problems) -> throw mistakes(problems);
            }
        } catch (RuntimeException e) {
            before.ifPresentOrElse(one -> replace(file, one), () -> delete(file));
            throw e;
        }
        publication.publish(Progress.none());
        return sealed;
    }

    private static Unanswerable mistakes(List<PackProblem> problems) {
        return new Unanswerable(problems.stream().map(PackProblem::toString).collect(Collectors.joining("; "))
                + "; nothing is changed");
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new Unanswerable("%s cannot be read (%s); nothing is changed".formatted(file, e.getMessage()));
        }
    }

    /// Never half a file.
    private static void replace(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            var temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Unanswerable("%s cannot be written (%s); nothing is changed".formatted(file, e.getMessage()));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Unanswerable("%s cannot be taken away again (%s)".formatted(file, e.getMessage()));
        }
    }
}
