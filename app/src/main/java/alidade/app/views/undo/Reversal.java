package alidade.app.views.undo;

import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Undo;
import java.util.List;

/// The way back from something that was done. It is gone in the background, and once.
@FunctionalInterface
public interface Reversal {
    /// @return the way back from there: doing it again
    /// @throws Exception with a sentence when there is no way back any more; nothing was changed then
    Reversal go() throws Exception;

    /// Back from what some entries did.
    ///
    /// @param who the person, as written beside it
    static Reversal of(Undo undo, List<EntryId> entries, String who) {
        return () -> of(undo, List.of(undo.undo(entries, who).entry()), who);
    }
}
