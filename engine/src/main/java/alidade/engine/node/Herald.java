package alidade.engine.node;

import alidade.fetch.sources.CancelSignal;
import java.util.Optional;

/// Tells people what they should know.
@FunctionalInterface
public interface Herald {
    /// @param isFirst false when this notice was tried before, and did not arrive
    /// @return why it did not arrive, in a sentence without secrets; it is then tried again at the next look
    Optional<String> tell(Notice notice, boolean isFirst, CancelSignal cancel);
}
