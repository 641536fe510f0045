package alidade.engine.log;

import java.util.List;

/// What is about to be sealed as one entry.
public sealed interface Draft {
    Batch batch();

    /// Observations of one table, and what was refused beside them.
    record Records(Batch batch, List<Coverage> coverage, List<Fact> facts, List<Refused> refused) implements Draft {
        public Records {
            coverage = List.copyOf(coverage);
            facts = List.copyOf(facts);
            refused = List.copyOf(refused);
        }
    }

    record Documents(Batch batch, List<Document> documents) implements Draft {
        public Documents {
            documents = List.copyOf(documents);
        }
    }
}
