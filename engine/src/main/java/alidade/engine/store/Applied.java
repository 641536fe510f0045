package alidade.engine.store;

import alidade.engine.log.Damage;
import alidade.engine.log.EntryId;
import java.util.List;

/// What a replay brought into the store.
///
/// @param entries those applied now, in the order in which they were
/// @param relaid standard tables that were laid out and filled anew, since their declaration changed
/// @param setAside entries that cannot be used, and why; tried again at the next replay
public record Applied(List<EntryId> entries, List<String> relaid, List<Damage> setAside) {
    public Applied {
        entries = List.copyOf(entries);
        relaid = List.copyOf(relaid);
        setAside = List.copyOf(setAside);
    }
}
