package alidade.engine.standardize;

import alidade.resources.packs.FieldMapping;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Budget;
import alidade.resources.packs.SourceDefinition.CountMeaning;
import alidade.resources.packs.SourceDefinition.Limits;
import alidade.resources.packs.SourceDefinition.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A source for the small table; what is asked of the network plays no part here.
final class Sources {
    private Sources() {}

    static SourceDefinition shop() {
        return of(List.of(
                Fixture.field("owner", "before_slash", "list.owner", "list.id"),
                Fixture.field("item", "after_slash", "list.id"),
                Fixture.field("sold", "integer", "list.n", "detail.n"),
                Fixture.field("tags", "list", "list.tags[*].name")));
    }

    static SourceDefinition of(List<FieldMapping> fields) {
        return new SourceDefinition(
                "shop",
                "A shop",
                Fixture.label(),
                "sales",
                "cn",
                Map.of(),
                CountMeaning.CUMULATIVE,
                Optional.empty(),
                new Limits(Optional.empty(), 50, 36),
                new Budget(60, 10),
                new Retry(5, Duration.ofSeconds(1), Duration.ofSeconds(16)),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                fields,
                Optional.empty());
    }
}
