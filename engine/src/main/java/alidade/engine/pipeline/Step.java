package alidade.engine.pipeline;

import alidade.engine.log.Batch;
import alidade.engine.log.EntryId;
import java.util.List;
import java.util.OptionalLong;

/// Something that happened on the way from a page to a figure.
public sealed interface Step {
    /// A run has begun, or goes on where it was cut.
    record Begun(String batch, int sources, boolean resumed) implements Step {}

    /// It waits for sources, as `pack/source`, that another run is collecting.
    record Waiting(List<String> sources) implements Step {
        public Waiting {
            sources = List.copyOf(sources);
        }
    }

    /// A page is there.
    ///
    /// @param page number within input and stage, from 1
    /// @param records different ones of the source so far
    /// @param kept it had landed before and was not asked for again
    record Page(
            String source,
            String input,
            String stage,
            long page,
            OptionalLong pagesExpected,
            long records,
            boolean kept)
            implements Step {}

    /// A source of the run is done.
    record Sealed(String source, EntryId entry, Batch.Status status, long rows, long refused) implements Step {}

    /// Rows of a file were read.
    record Read(String file, long rows) implements Step {}

    /// Part of a file is sealed.
    record Imported(EntryId entry, long rows) implements Step {}

    /// An entry of the log was brought into the store, which lacked it.
    ///
    /// @param done how many of them so far
    record Replayed(int done, int all) implements Step {}

    /// Figures are being published: `quality`, `marts` or `alerts`.
    record Publishing(String what) implements Step {}
}
