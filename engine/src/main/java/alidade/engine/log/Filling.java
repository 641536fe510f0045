package alidade.engine.log;

import java.io.IOException;
import java.util.List;

/// Brings the content of an entry of records piece by piece, for those that are too large to be held in memory.
@FunctionalInterface
public interface Filling {
    /// Hands every fact and every refused record to the sink, in the order in which they are to be numbered, and
    /// then tells under which circumstances they came.
    Ending fill(Sink sink) throws IOException;

    interface Sink {
        void fact(Fact fact) throws IOException;

        void refuse(Refused refused) throws IOException;
    }

    record Ending(Batch batch, List<Coverage> coverage) {
        public Ending {
            coverage = List.copyOf(coverage);
        }
    }
}
