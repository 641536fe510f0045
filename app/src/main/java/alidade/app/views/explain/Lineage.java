package alidade.app.views.explain;

import alidade.resources.packs.Label;
import java.util.List;
import java.util.Optional;

/// One step of the way from a number back to what was received.
///
/// @param detail what tells it apart: a version, a batch, the SHA-256 of a page
/// @param amount what an entry adds to its component, with the component's name
/// @param more how many further steps there are that are not listed
/// @param from what it was made from
public record Lineage(Kind kind, Label name, String detail, Optional<Amount> amount, long more, List<Lineage> from) {
    public Lineage {
        from = List.copyOf(from);
    }

    Lineage(Kind kind, Label name, String detail, List<Lineage> from) {
        this(kind, name, detail, Optional.empty(), 0, from);
    }

    /// @param component as [alidade.engine.metrics.Explanation.Component] names it
    public record Amount(String component, java.math.BigDecimal value) {}

    /// What a step is.
    public enum Kind {
        METRIC,
        CLASSIFICATION,
        /// The sealed document that declares something.
        DEFINITION,
        TABLE,
        /// Part of the value: numerator, denominator, now, before.
        COMPONENT,
        ENTRY,
        SOURCE,
        FILE,
        PAGE,
        /// Pages of an entry are kept for a time only.
        GONE
    }
}
