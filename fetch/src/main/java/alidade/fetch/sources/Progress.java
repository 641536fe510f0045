package alidade.fetch.sources;

import java.util.OptionalLong;

/// Hears how far a collection is. Called on the thread that collects.
@FunctionalInterface
public interface Progress {
    /// A page is there.
    ///
    /// @param page number of the page within input and stage, from 1; of the record in a stage per record
    /// @param pagesExpected when the source said enough to know
    /// @param records different ones of the whole source so far
    /// @param kept the page came from the shelf, nothing was asked
    record Step(
            String source,
            String input,
            String stage,
            long page,
            OptionalLong pagesExpected,
            long records,
            boolean kept) {}

    void at(Step step);

    static Progress none() {
        return _ -> {};
    }
}
