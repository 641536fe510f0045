package alidade.fetch.sources;

/// How the collection of one input ended. Each reason is a sentence.
public sealed interface Ending {
    /// Paging reached its natural end, the reported total (if any) matches, and no stage lacks a record.
    record Complete() implements Ending {}

    /// Records arrived, but not all.
    record Partial(String reason) implements Ending {}

    /// Not even the first page arrived.
    record Failed(String reason) implements Ending {}

    /// Stopped from outside; what had arrived is there, and a resumed run goes on after it.
    record Cancelled() implements Ending {}
}
