package alidade.engine.standardize;

import alidade.engine.log.Fact;
import alidade.resources.packs.TableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Which of two facts of one record and date stays: the later observation, and where nothing tells which is later the
/// larger count.
///
/// Where that is equal too, the one with more values, then their text decides: the order of reading never does, so
/// that any number of facts may be joined in any order. The inputs of all of them are kept, as each of them has seen
/// the record.
final class LaterFact {
    private final TableDefinition table;
    private final Comparator<Fact> later;

    LaterFact(TableDefinition table) {
        this.table = table;
        this.later = Comparator.comparing(Fact::observedAt)
                .thenComparing(this::count, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(fact -> fact.values().size())
                .thenComparing(fact -> fact.values().toString());
    }

    Fact of(Fact one, Fact other) {
        var winner = later.compare(one, other) >= 0 ? one : other;
        if (one.inputs().equals(other.inputs())) {
            return winner;
        }
        var inputs = new ArrayList<>(one.inputs());
        inputs.addAll(other.inputs());
        return new Fact(winner.date(), winner.observedAt(), inputs, winner.values());
    }

    private @Nullable Long count(Fact fact) {
        return table.count().map(column -> fact.values().get(column)).orElse(null) instanceof Long count ? count : null;
    }
}
