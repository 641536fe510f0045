package alidade.engine.exchange;

import alidade.engine.log.EntryKind;
import alidade.engine.log.Header;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Replicate;
import java.util.List;
import java.util.Optional;

/// Which entries travel with their rows through a hub, by the tables as the definitions in force declare
/// them; of the others the header does. Documents always travel.
///
/// @param hubKeepsRows as [Hub#keepsRowsToItself()]
record Replication(List<Pack> packs, boolean hubKeepsRows) {
    Replication {
        packs = List.copyOf(packs);
    }

    /// Whether the rows may lie at the hub. Nobody can say that of a table that no pack declares.
    boolean isGiven(Header header) {
        if (travelsAnyway(header)) return true;
        return switch (declared(header).orElse(Replicate.NOBODY)) {
            case EVERYONE -> true;
            case HUB -> hubKeepsRows;
            case NOBODY -> false;
        };
    }

    /// Whether rows that lie at the hub may be taken from there. What lies where everyone can read it was
    /// declared to be for everyone, when it came there.
    boolean isTaken(Header header) {
        return travelsAnyway(header)
                || declared(header)
                        .map(replicate -> replicate == Replicate.EVERYONE)
                        .orElse(!hubKeepsRows);
    }

    /// A header without rows is all of its entry.
    private static boolean travelsAnyway(Header header) {
        return header.kind() == EntryKind.DOCUMENT || header.rows() + header.refused() == 0;
    }

    private Optional<Replicate> declared(Header header) {
        var batch = header.batch();
        return packs.stream()
                .filter(pack -> pack.name().equals(batch.pack()))
                .flatMap(pack -> pack.table(batch.table()).stream())
                .map(TableDefinition::replicate)
                .findFirst();
    }
}
