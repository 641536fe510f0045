package alidade.app.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The same rows in one plain table of another database, as somebody would keep them without a log.
///
/// It is given more than the store has: numbered records, ready-made classes, an index made for the question.
final class PlainDatabase implements AutoCloseable {
    private static final int ROWS_OF_A_COMMIT = 10_000;
    private static final int ROWS_OF_A_BATCH = 1_000;

    private final Connection connection;
    private final SyntheticRows rows;
    private final int texts;
    private final int dimensions;

    /// @param url of an empty database
    PlainDatabase(String url, SyntheticRows rows) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        this.rows = rows;
        var item = rows.items().getFirst();
        texts = item.identity().size();
        dimensions = item.dimensions().size();
        var columns = new ArrayList<String>(List.of("record integer not null", "at_day integer not null"));
        for (var i = 0; i < texts; i++) columns.add("t" + i + " varchar(200) not null");
        for (var i = 0; i < dimensions; i++) columns.add("d" + i + " varchar(200) not null");
        columns.add("amount bigint not null");
        execute("create table observed (" + String.join(", ", columns) + ")");
        connection.setAutoCommit(false);
    }

    /// Inserts the rows of some days, in batches, 10,000 rows for each commit.
    ///
    /// @return how many there were
    long insert(int fromDay, int toDay) throws SQLException {
        var marks = String.join(", ", Collections.nCopies(3 + texts + dimensions, "?"));
        var inserted = 0L;
        try (var insert = connection.prepareStatement("insert into observed values (" + marks + ")")) {
            for (var day = fromDay; day < toDay; day++) {
                for (var record = 0; record < rows.items().size(); record++) {
                    var count = rows.count(record, day);
                    if (count < 0) continue;
                    var item = rows.items().get(record);
                    var place = 1;
                    insert.setInt(place++, record);
                    insert.setInt(place++, day);
                    for (var text : item.identity()) insert.setString(place++, text);
                    for (var text : item.dimensions()) insert.setString(place++, text);
                    insert.setLong(place, count);
                    insert.addBatch();
                    inserted++;
                    if (inserted % ROWS_OF_A_BATCH == 0) insert.executeBatch();
                    if (inserted % ROWS_OF_A_COMMIT == 0) connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
        return inserted;
    }

    /// Makes what the question needs beside the rows: days, and an index that holds all its columns in its order.
    void prepare() throws SQLException {
        execute("create table calendar (at_day integer primary key)");
        try (var insert = connection.prepareStatement("insert into calendar values (?)")) {
            for (var day = 0; day < rows.days; day++) {
                insert.setInt(1, day);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        execute("create index in_order on observed (record, at_day, " + dimensionColumns("") + ", amount)");
        execute("analyze");
        connection.commit();
    }

    /// Sums, numbers and maxima by day and dimensions, each record with its latest row: no deletion, no limit of
    /// carrying forward, no growth, nothing written.
    ///
    /// @return the sums by day
    Map<Integer, Long> totals() throws SQLException {
        var sql = """
                with spans as (
                    select %s, amount, at_day,
                           lead(at_day, 1, %s) over (partition by record order by at_day) as next_day
                      from observed)
                select c.at_day, %s, sum(s.amount), count(*), max(s.amount)
                  from spans s
                  left join calendar c on c.at_day >= s.at_day and c.at_day < s.next_day
                 group by c.at_day, %s
                """.formatted(dimensionColumns(""), rows.days, dimensionColumns("s."), dimensionColumns("s."));
        var totals = new TreeMap<Integer, Long>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) totals.merge(found.getInt(1), found.getLong(2 + dimensions), Long::sum);
        }
        return totals;
    }

    /// The trend of some days by source, each record with its latest row. For SQLite, which would work the spans out
    /// anew for each day unless it is told to keep them.
    ///
    /// @return the sums of the last day by source
    Map<String, Long> trend(int fromDay, int toDay) throws SQLException {
        var sql = """
                with spans as materialized (
                    select d0, amount, at_day,
                           lead(at_day, 1, %d) over (partition by record order by at_day) as next_day
                      from observed)
                select c.at_day, s.d0, sum(s.amount)
                  from spans s
                  join calendar c on c.at_day >= s.at_day and c.at_day < s.next_day
                 where c.at_day >= %d and c.at_day <= %d and s.next_day > %d
                 group by c.at_day, s.d0
                """.formatted(rows.days, fromDay, toDay, fromDay);
        var totals = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                if (found.getInt(1) == toDay) totals.put(found.getString(2), found.getLong(3));
            }
        }
        return totals;
    }

    private String dimensionColumns(String prefix) {
        var names = new ArrayList<String>();
        for (var i = 0; i < dimensions; i++) names.add(prefix + "d" + i);
        return String.join(", ", names);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
