package alidade.engine.exchange.postgres;

import alidade.engine.exchange.Hub;
import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.postgres.Sending.Sent;
import alidade.engine.log.EntryId;
import alidade.engine.log.EntryKind;
import alidade.engine.log.Header;
import alidade.engine.log.HeaderText;
import alidade.engine.log.Node;
import alidade.engine.log.UnreadableEntry;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/// A hub in a PostgreSQL database, 15 or later. Nothing of ours runs there: what it has to guarantee is in functions
/// and rights of the database, see `V1__hub.sql`.
///
/// The facts lie in the tables of their packs, as values and not as lines; a line is made of them again when it is
/// taken, and proven by the hash of its entry.
public final class PostgresHub implements Hub {
    private static final int MOST_HEADERS = 256;
    private static final String FORMAT = "select version, oldest_program from hub.format";
    private static final int PROGRAM = 1;

    private final Database database;
    private final Tables tables = new Tables();
    private Sending sending = Sending.NOTHING;

    private PostgresHub(Database database) {
        this.database = database;
    }

    /// The hub in a database that is one.
    ///
    /// @param name what it is called in sentences, without a secret
    /// @throws HubProblem when it cannot be reached, is no hub, or one that needs a later program
    public static PostgresHub open(DataSource source, String name) {
        var hub = new PostgresHub(new Database(source, name));
        try {
            hub.database.ask(connection -> {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery(FORMAT)) {
                    if (!rows.next()) throw new HubProblem("the hub %s has no format".formatted(name));
                    var oldest = rows.getInt("oldest_program");
                    if (oldest > PROGRAM) {
                        throw new HubProblem("the hub %s has format %d and wants a later program; update this one"
                                .formatted(name, rows.getInt("version")));
                    }
                    return oldest;
                }
            });
        } catch (HubProblem e) {
            hub.close();
            throw e;
        }
        return hub;
    }

    @Override
    public Map<String, Head> vector() {
        return database.ask(connection -> {
            var vector = new TreeMap<String, Head>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select node, head_seq, head_hash, head_incarnation from hub.node where head_seq > 0")) {
                while (rows.next()) {
                    vector.put(rows.getString(1), new Head(rows.getLong(2), rows.getString(3), rows.getString(4)));
                }
            }
            return vector;
        });
    }

    @Override
    public Stretch headers(String node, long after) {
        return database.ask(connection -> {
            var headers = new ArrayList<Header>();
            var without = new TreeSet<Long>();
            try (var statement = connection.prepareStatement(
                    "select seq, header, hash, withheld or kind <> 'DOCUMENT'"
                            + " and not hub.sees_all(pack, table_name) as withheld from hub.entry where node = ? and seq > ? order by seq limit ?")) {
                statement.setString(1, node);
                statement.setLong(2, after);
                statement.setInt(3, MOST_HEADERS);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        var id = new EntryId(node, rows.getLong("seq"));
                        var next = new EntryId(node, after + headers.size() + 1);
                        if (!id.equals(next)) return new Stretch(headers, without, Optional.of(new Halt.Missing(next)));
                        try {
                            headers.add(HeaderText.read(id, rows.getString("header"), rows.getString("hash")));
                            if (rows.getBoolean("withheld")) without.add(id.seq());
                        } catch (UnreadableEntry e) {
                            return new Stretch(headers, without, Optional.of(halt(e)));
                        }
                    }
                }
            }
            return new Stretch(headers, without, Optional.empty());
        });
    }

    private static Halt halt(UnreadableEntry e) {
        var sentence = String.valueOf(e.getMessage());
        return e.isOfLaterVersion() ? new Halt.Newer(e.id(), sentence) : new Halt.Unusable(e.id(), sentence);
    }

    @Override
    public Map<Integer, String> present(Header header) {
        return database.ask(connection -> {
            var present = new TreeMap<Integer, String>();
            try (var statement = connection.prepareStatement("select number, sha from hub.present(?, ?, ?)")) {
                name(statement, header);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) present.put(rows.getInt(1), rows.getString(2));
                }
            }
            return present;
        });
    }

    private static void name(java.sql.PreparedStatement statement, Header header) throws SQLException {
        statement.setString(1, header.id().node());
        statement.setLong(2, header.id().seq());
        statement.setString(3, header.hash());
    }

    @Override
    public void send(Header header, Chunk chunk) {
        var table = database.ask(connection -> tables.of(connection, header));
        var sent = database.ask(connection -> new Sent(header, chunk, table).send(connection));
        if (sent) sending = sending.with(header, chunk);
    }

    @Override
    public Verdict seal(Header header) {
        var verdict = database.ask(connection -> {
            var want = header.rows() + header.refused();
            var proof = proof(connection, header);
            var isWrong = proof.isPresent() && !proof.get().equals(header.payloadSha());
            var answer = isWrong ? new Verdict.Short(want, want) : seal(connection, header, false);
            // As many lines as there should be, and not the right ones: nobody knows which chunk is wrong.
            if (!(answer instanceof Verdict.Short(var have, var _)) || have < want) return answer;
            forget(connection, header);
            return new Verdict.Short(0, want);
        });
        if (verdict instanceof Verdict.Appended || verdict instanceof Verdict.Short) sending = Sending.NOTHING;
        return verdict;
    }

    /// The SHA-256 of the lines that are here of an entry that is not sealed; empty when they are not all there, or
    /// it is sealed.
    private Optional<String> proof(Connection connection, Header header) throws SQLException {
        var known = sending.proof(header);
        if (known.isPresent()) return known;
        var want = header.rows() + header.refused();
        try (var statement = connection.prepareStatement("select hub.upload_of(?, ?, ?)")) {
            name(statement, header);
            try (var rows = statement.executeQuery()) {
                rows.next();
                var upload = rows.getLong(1);
                if (rows.wasNull()) return Optional.empty();
                return Rows.proof(connection, tables.of(connection, header), upload, want);
            }
        }
    }

    @Override
    public Verdict withhold(Header header) {
        return database.ask(connection -> seal(connection, header, true));
    }

    @Override
    public Set<Long> withheld(String node) {
        return database.ask(connection -> {
            var withheld = new TreeSet<Long>();
            try (var statement = connection.prepareStatement("select seq from hub.entry where node = ? and withheld")) {
                statement.setString(1, node);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) withheld.add(rows.getLong(1));
                }
            }
            return withheld;
        });
    }

    /// By the rights that its owner gave.
    @Override
    public boolean keepsRowsToItself() {
        return true;
    }

    private static void forget(Connection connection, Header header) throws SQLException {
        try (var statement = connection.prepareStatement("select hub.forget(?, ?, ?)")) {
            name(statement, header);
            statement.execute();
        }
    }

    private static Verdict seal(Connection connection, Header header, boolean withheld) throws SQLException {
        try (var statement = connection.prepareStatement("select verdict, number from hub.seal(?, ?, ?)")) {
            statement.setString(1, HeaderText.of(header));
            statement.setString(2, header.hash());
            statement.setBoolean(3, withheld);
            try (var rows = statement.executeQuery()) {
                rows.next();
                var number = rows.getLong(2);
                return switch (rows.getString(1)) {
                    case "NEWER" -> new Verdict.Newer(Math.toIntExact(number));
                    case "DUPLICATE" -> new Verdict.Duplicate();
                    case "FORK" -> new Verdict.Fork(number);
                    case "GAP" -> new Verdict.Gap(number);
                    case "SHORT" -> new Verdict.Short(number, header.rows() + header.refused());
                    case "APPENDED" -> new Verdict.Appended();
                    default -> throw new HubProblem("the hub answered '" + rows.getString(1) + "' to " + header.id());
                };
            }
        }
    }

    @Override
    public InputStream lines(Header header) {
        var table = database.ask(connection -> tables.of(connection, header));
        var upload = database.ask(connection -> {
            try (var statement = connection.prepareStatement(
                    "select id, withheld from hub.entry where node = ? and seq = ? and hash = ?")) {
                name(statement, header);
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        throw new UnreadableEntry(header.id(), "the hub has another entry in its place by now");
                    }
                    if (rows.getBoolean(2)) throw new UnreadableEntry(header.id(), "its rows are not at the hub");
                    return rows.getLong(1);
                }
            }
        });
        try {
            var connection = database.connection();
            return Rows.lines(connection, table, upload, header.kind() == EntryKind.DOCUMENT || header.refused() > 0);
        } catch (SQLException e) {
            throw new HubProblem(database.sentence(e), e);
        }
    }

    @Override
    public Life meet(Node node, Clock clock) {
        return database.ask(connection -> {
            var now = clock.instant();
            try (var statement = connection.prepareStatement("select hub.meet(?, ?, ?, ?)")) {
                statement.setString(1, node.id());
                statement.setString(2, node.region());
                statement.setString(3, node.incarnation());
                statement.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    var met = rows.getTimestamp(1).toInstant();
                    return new Life(node.id(), node.region(), node.incarnation(), met, Duration.between(met, now));
                }
            }
        });
    }

    @Override
    public List<Life> lives() {
        return database.ask(connection -> {
            var lives = new ArrayList<Life>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select node, region, incarnation, met, ahead_microseconds"
                            + " from hub.visit order by node")) {
                while (rows.next()) {
                    Timestamp met = rows.getTimestamp(4);
                    lives.add(new Life(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            met.toInstant(),
                            Duration.ofNanos(rows.getLong(5) * 1_000)));
                }
            }
            return lives;
        });
    }

    /// A database holds nothing but what its functions wrote.
    @Override
    public List<String> strangers() {
        return List.of();
    }

    @Override
    public void close() {
        database.close();
    }
}
