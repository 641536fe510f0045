package alidade.engine.exchange;

import alidade.engine.log.EntryId;

/// Something that moved in an exchange.
public sealed interface Move {
    /// Part of an entry is at the hub.
    ///
    /// @param lines of it so far
    record Sending(EntryId entry, long lines, long all) implements Move {}

    /// @param done how many entries of this node so far
    record Pushed(EntryId entry, long done, long all) implements Move {}

    /// @param done how many entries of other nodes so far
    record Pulled(EntryId entry, long done, long all) implements Move {}
}
