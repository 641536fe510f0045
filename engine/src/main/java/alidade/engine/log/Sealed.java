package alidade.engine.log;

import java.util.List;

/// An entry as read back from the log, verified against its hashes.
public sealed interface Sealed {
    Header header();

    record Records(Header header, List<Fact> facts, List<Refused> refused) implements Sealed {
        public Records {
            facts = List.copyOf(facts);
            refused = List.copyOf(refused);
        }
    }

    /// It is here by its header alone: its rows live on other nodes.
    record Withheld(Header header) implements Sealed {}

    record Documents(Header header, List<Document> documents) implements Sealed {
        public Documents {
            documents = List.copyOf(documents);
        }
    }
}
