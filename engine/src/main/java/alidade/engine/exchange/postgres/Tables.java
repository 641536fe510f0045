package alidade.engine.exchange.postgres;

import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.postgres.RowTable.Column;
import alidade.engine.log.EntryKind;
import alidade.engine.log.Header;
import alidade.resources.packs.TableDefinition.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The tables of packs as this hub has them, each asked for once.
final class Tables {
    private static final RowTable NONE = new RowTable("", List.of());

    private final Map<String, RowTable> known = new TreeMap<>();

    /// @return one without a name for documents
    /// @throws HubProblem when the hub has no table for the entry
    RowTable of(Connection connection, Header header) throws SQLException {
        if (header.kind() == EntryKind.DOCUMENT) return NONE;
        var pack = header.batch().pack();
        var table = header.batch().table();
        var relation = RowTable.relation(pack, table);
        var found = known.get(pack + "/" + table);
        if (found != null) return found;
        var read = relation.isPresent() ? read(connection, relation.get()) : Optional.<RowTable>empty();
        if (read.isEmpty()) {
            throw new HubProblem(
                    "it has no table for %s/%s, so entry %s and what follows of its node cannot be exchanged: its owner runs 'hub init' with that pack"
                            .formatted(pack, table, header.id()));
        }
        known.put(pack + "/" + table, read.get());
        return read.get();
    }

    private static Optional<RowTable> read(Connection connection, String relation) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.prepareStatement("""
                select c.column_name, c.type
                from hub.relation r left join hub.relation_column c on c.relation = r.relation
                where r.relation = ?""")) {
            statement.setString(1, relation);
            try (var rows = statement.executeQuery()) {
                var isThere = false;
                while (rows.next()) {
                    isThere = true;
                    if (rows.getString(1) != null)
                        columns.add(new Column(rows.getString(1), Type.valueOf(rows.getString(2))));
                }
                return isThere ? Optional.of(new RowTable(relation, columns)) : Optional.empty();
            }
        }
    }
}
