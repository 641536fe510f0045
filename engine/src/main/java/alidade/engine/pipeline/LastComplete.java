package alidade.engine.pipeline;

import alidade.engine.store.Store;
import alidade.engine.store.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.OptionalLong;

/// How many records an input brought when it was seen completely for the last time.
final class LastComplete {
    private static final String LAST = """
            select e.entry_no, c."date"
              from log.coverage c
              join log.entry e on e.entry_no = c.entry_no
             where c.source = ?
               and c.input = ?
               and c.extent = 'COMPLETE'
               and e.table_name = ?
               and not e.withheld
               and {counting}
             order by c."date" desc, e.sealed_at desc, e.node desc, e.seq desc
             fetch first row only
            """.replace("{counting}", Visibility.now());

    private final Store store;

    LastComplete(Store store) {
        this.store = store;
    }

    /// @param input as sealed, see [InputLabel]
    /// @return empty when it was never seen completely
    OptionalLong records(String table, String source, String input) {
        return store.read(reader -> {
            try (var last = reader.prepareStatement(LAST)) {
                last.setString(1, source);
                last.setString(2, input);
                last.setString(3, table);
                try (var rows = last.executeQuery()) {
                    return rows.next()
                            ? count(reader, table, rows.getInt(1), rows.getObject(2, LocalDate.class), input)
                            : OptionalLong.empty();
                }
            }
        });
    }

    private static OptionalLong count(Connection reader, String table, int entry, LocalDate day, String input)
            throws SQLException {
        var query = """
                select count(distinct f.record_id)
                  from std."%s_block" b
                  join std."%s_fact" f on f.fact_id between b.first_fact and b.last_fact
                 where b.entry_no = ?
                   and b.snapshot_date = ?
                   and locate(?, f.inputs) > 0
                """.formatted(table, table);
        try (var counted = reader.prepareStatement(query)) {
            counted.setInt(1, entry);
            counted.setObject(2, day);
            counted.setString(3, "|" + input + "|");
            try (var rows = counted.executeQuery()) {
                rows.next();
                return OptionalLong.of(rows.getLong(1));
            }
        }
    }
}
