package alidade.engine.pipeline;

import alidade.engine.store.Catalogue;
import alidade.engine.store.Definitions;
import alidade.engine.store.Definitions.Proposal;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackProblem;
import alidade.resources.packs.Packs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The packs as files: those that ship with the program, and the workspace's own beside or over them.
///
/// A shipped pack is sealed when the workspace meets it for the first time. After that only a changed file of the
/// workspace is sealed: a new version of the program changes no definition by itself.
public final class Drafts {
    private final Path folder;
    private final Definitions definitions;
    private final Catalogue catalogue;

    Drafts(Path folder, Definitions definitions, Catalogue catalogue) {
        this.folder = folder;
        this.definitions = definitions;
        this.catalogue = catalogue;
    }

    /// Seals what is new or changed, pack by pack.
    ///
    /// @return the mistakes of packs that were refused; their last good definitions stay in force
    public List<PackProblem> seal() {
        var problems = new ArrayList<PackProblem>();
        var own = Packs.inFolder(folder);
        for (var draft : Packs.merge(Packs.shipped(), own)) {
            var wanted = wanted(draft, own);
            if (wanted.isEmpty()) continue;
            switch (definitions.propose(wanted.get())) {
                case Proposal.Sealed(var header) -> catalogue.apply(header.id());
                case Proposal.Unchanged() -> {}
                case Proposal.Refused(var found) -> problems.addAll(found);
            }
        }
        return problems;
    }

    /// The files of a pack that should be in force; empty when they are, as far as the workspace has a say.
    private Optional<PackFiles> wanted(PackFiles draft, List<PackFiles> own) {
        var sealed = definitions.files(draft.pack());
        if (sealed.texts().isEmpty()) return Optional.of(draft);
        var over = own.stream().filter(one -> one.pack().equals(draft.pack())).toList();
        var merged = Packs.merge(List.of(sealed), over).getFirst();
        return merged.equals(sealed) ? Optional.empty() : Optional.of(merged);
    }
}
