package alidade.app.views.sync;

import java.util.List;
import java.util.Optional;

/// What the cockpit shows at one moment, besides what is under way.
///
/// @param sources in the order of the packs
/// @param readOnly why nothing can be collected here, as a sentence; empty when it can
record Cockpit(List<SourceLine> sources, Optional<String> readOnly) {
    Cockpit {
        sources = List.copyOf(sources);
    }

    Optional<SourceLine> source(String id) {
        return sources.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// In the order in which the sources name them.
    List<String> regions() {
        return sources.stream().map(SourceLine::region).distinct().toList();
    }
}
