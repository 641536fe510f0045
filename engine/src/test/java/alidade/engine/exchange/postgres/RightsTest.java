package alidade.engine.exchange.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alidade.engine.exchange.Hub.Chunk;
import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.postgres.HubPeople.Person;
import alidade.engine.exchange.postgres.HubPeople.Role;
import alidade.engine.exchange.postgres.HubPeople.RowRule;
import alidade.engine.log.Batch;
import alidade.engine.log.Draft;
import alidade.engine.log.Fact;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import alidade.engine.log.Refused;
import alidade.resources.packs.Label;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Column;
import alidade.resources.packs.TableDefinition.Pii;
import alidade.resources.packs.TableDefinition.Replicate;
import alidade.resources.packs.TableDefinition.Type;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what at a hub: every login × table × verb, tried and not looked up.
///
/// `meadow/visitors` holds two rows of station North and one of station South, with the phone of each visitor; one
/// record was refused.
@SuppressWarnings("NullAway.Init") // JUnit fills in the folder and calls `begin`.
class RightsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final String VISITORS = "rows.\"meadow/visitors\"";

    @TempDir
    Path folder;

    private TestHub hub;
    private Log log;
    private Header header;

    @BeforeEach
    void begin() throws SQLException, IOException {
        hub = TestHub.make();
        hub.setup().run(Map.of("meadow", List.of(visitors())));
        var people = people();
        people.set(new Person("stranger", Role.MANAGER, List.of()));
        people.remove("stranger");
        people.set(new Person("mia", Role.MANAGER, List.of()));
        people.set(new Person("ann", Role.ANALYST, List.of()));
        people.set(new Person("bob", Role.ANALYST, List.of()));
        people.set(new Person("adam", Role.ADMIN, List.of()));
        people.set(new Person(
                "nora", Role.MANAGER, List.of(new RowRule("meadow", "visitors", "station", List.of("North")))));
        log = log();
        header = log.seal(new Draft.Records(
                batch(),
                List.of(),
                List.of(visitor("North", "Li", "111"), visitor("North", "Wu", "222"), visitor("South", "Xu", "333")),
                List.of(new Refused("page 1", "North", Optional.empty(), "type", "no number", "{\"phone\":\"444\"}"))));
        try (var ann = hub.client("ann");
                var lines = log.lines(header.id())) {
            ann.send(header, Chunk.of(0, lines.readAllBytes()));
            ann.seal(header);
        }
    }

    private HubPeople people() {
        return new HubPeople(hub.server().database(hub.database(), "postgres"), "hub of the test");
    }

    private static TableDefinition visitors() {
        return new TableDefinition(
                "visitors",
                new Label("访客", "Visitors"),
                "station",
                List.of("station", "name"),
                Optional.empty(),
                30,
                Replicate.EVERYONE,
                List.of(
                        TestHub.column("station", Type.TEXT),
                        TestHub.column("name", Type.TEXT),
                        new Column(
                                "phone",
                                new Label("电话", "Phone"),
                                Type.TEXT,
                                false,
                                Optional.empty(),
                                Pii.PERSONAL,
                                Optional.empty())),
                List.of(),
                List.of());
    }

    private static Fact visitor(String station, String name, String phone) {
        return new Fact(
                LocalDate.of(2026, 3, 1),
                NOW,
                List.of("all"),
                Map.of("station", station, "name", name, "phone", phone));
    }

    private static Batch batch() {
        return new Batch(
                "20260301_100000_cn",
                Batch.Origin.COLLECT,
                "meadow",
                "visitors",
                "North",
                NOW,
                NOW.plusSeconds(5),
                Batch.Status.SUCCESS,
                1,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private Log log() {
        var workspace = folder.resolve("workspace");
        var files = new LogFiles();
        var node = Node.of(workspace, folder.resolve("home"), "cn", () -> "a", files);
        return Log.open(workspace, node, Clock.fixed(NOW, ZoneOffset.UTC), files);
    }

    /// The first column of the answer, or the SQL state of the refusal.
    private List<String> as(String login, String command) {
        try (var connection = hub.server().database(hub.database(), login).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var answer = new ArrayList<String>();
            if (statement.execute(command)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) answer.add(rows.getString(1));
                }
            }
            connection.rollback();
            return answer;
        } catch (SQLException e) {
            return List.of(String.valueOf(e.getSQLState()));
        }
    }

    /// Not where a right is missing, nor where a view cannot be changed by anybody.
    private boolean may(String login, String command) {
        return !List.of(List.of("42501"), List.of("42809"), List.of("55000")).contains(as(login, command));
    }

    /// All relations that are there, so that none that is added later is forgotten.
    private List<String> relations() throws SQLException {
        var relations = new ArrayList<String>();
        try (var connection = hub.server().database(hub.database(), "postgres").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select format('%I.%I', n.nspname, c.relname) from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('hub', 'rows', 'inbox', 'log', 'std') and c.relkind in ('r', 'v', 'm', 'p') order by 1""")) {
            while (rows.next()) relations.add(rows.getString(1));
        }
        return relations;
    }

    @Test
    void everyLoginMayDoToEveryTableWhatIsWrittenHereAndNothingElse() throws SQLException {
        var read = List.of(
                "hub.entry", "hub.format", "hub.node", "hub.relation", "hub.relation_column", "hub.visit", "rows.line");
        var open = List.of(
                "rows.\"meadow/flowers\"",
                VISITORS,
                "hub.coverage",
                "log.coverage",
                "log.entry",
                "log.ingestion_log",
                "log.ruling",
                "std.flowers",
                "std.visitors");
        var inbox = List.of("inbox.line", "inbox.\"meadow/flowers\"", "inbox.\"meadow/visitors\"");
        var allowed = new TreeMap<String, List<String>>();
        for (var login : List.of("mia", "nora", "ann", "bob", "adam")) {
            allowed.put(
                    login + " select",
                    Stream.concat(read.stream(), open.stream()).toList());
        }
        for (var login : List.of("ann", "bob", "adam")) allowed.put(login + " insert", inbox);

        for (var login : List.of("stranger", "mia", "nora", "ann", "bob", "adam")) {
            for (var relation : relations()) {
                for (var verb : List.of("select", "insert", "update", "delete", "truncate")) {
                    var isOfRows = relation.startsWith("rows.") || relation.startsWith("inbox.");
                    var command = switch (verb) {
                        // One column that nothing is personal of: a table may be open in part.
                        case "select" -> "select %s from %s".formatted(isOfRows ? "_entry" : "1", relation);
                        case "insert" ->
                            isOfRows
                                    ? "insert into %s (_entry, _chunk, _ordinal) values (1, 0, 0)".formatted(relation)
                                    : "insert into %s default values".formatted(relation);
                        case "update" -> "update %s set %s".formatted(relation, unchanged(relation));
                        case "delete" -> "delete from " + relation;
                        default -> "truncate " + relation + " cascade";
                    };
                    assertThat(may(login, command))
                            .as("%s: %s", login, command)
                            .isEqualTo(allowed.getOrDefault(login + " " + verb, List.of())
                                    .contains(relation));
                }
            }
        }
    }

    /// An assignment that keeps what is there.
    private String unchanged(String relation) throws SQLException {
        try (var connection = hub.server().database(hub.database(), "postgres").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + relation + " limit 0")) {
            var all = rows.getMetaData();
            // The last one: the first may be one that the database alone gives.
            var column = RowTable.quoted(all.getColumnName(all.getColumnCount()));
            return column + " = " + column;
        }
    }

    @Test
    void whatIsPersonalIsSeenByTheAdminAlone() {
        assertThat(as("adam", "select phone from " + VISITORS + " order by 1")).containsExactly("111", "222", "333");
        for (var login : List.of("stranger", "mia", "nora", "ann", "bob")) {
            for (var column : List.of("phone", "_line", "*", "count(phone)", "max(phone)")) {
                assertThat(as(login, "select %s from %s".formatted(column, VISITORS)))
                        .as("%s of %s", column, login)
                        .containsExactly("42501");
            }
            assertThat(as(login, "select name from " + VISITORS + " where phone = '111'"))
                    .containsExactly("42501");
        }
        assertThat(as("mia", "select name from " + VISITORS + " order by name")).containsExactly("Li", "Wu", "Xu");
    }

    @Test
    void whoHasARuleSeesItsRowsAlone() {
        assertThat(as("nora", "select name from " + VISITORS + " order by name"))
                .containsExactly("Li", "Wu");
        assertThat(as("nora", "select count(*) from " + VISITORS + " where station = 'South'"))
                .containsExactly("0");
        // What was refused holds whole rows, of which nobody knows where they belong.
        assertThat(as("nora", "select _line from rows.line")).isEmpty();
        assertThat(as("mia", "select count(*) from rows.line")).containsExactly("1");
        // A function of one's own that is cheaper than the rule is not asked first, since it is not leakproof.
        assertThat(as(
                        "nora",
                        "select name from " + VISITORS
                                + " where 1 / (case station when 'South' then 0 else 1 end) = 1"))
                .containsExactlyInAnyOrder("Li", "Wu");
    }

    /// Who cannot be given all of an entry gets its header, since nothing else could be proven.
    @Test
    void whoDoesNotSeeAllOfATableTakesHeadersAlone() {
        for (var login : List.of("mia", "nora", "bob")) {
            try (var client = hub.client(login)) {
                assertThat(client.headers("a", 0).headers()).as(login).containsExactly(header);
                assertThat(client.headers("a", 0).withheld()).as(login).containsExactly(1L);
            }
        }
        try (var adam = hub.client("adam")) {
            assertThat(adam.headers("a", 0).withheld()).isEmpty();
        }
    }

    @Test
    void theViewsShowWhatTheirReaderMaySeeAndNothingPersonal() {
        assertThat(as("mia", "select source_record_id from std.visitors order by 1"))
                .containsExactly("North:Li", "North:Wu", "South:Xu");
        assertThat(as("nora", "select source_record_id from std.visitors order by 1"))
                .containsExactly("North:Li", "North:Wu");
        assertThat(as("adam", "select phone from std.visitors")).containsExactly("42703");
        assertThat(as(
                        "mia",
                        "select concat_ws(' ', batch_id, node, sources, status, records, records_failed)"
                                + " from log.ingestion_log"))
                .containsExactly("20260301_100000_cn cn [\"North\"] success 3 1");
        assertThat(as("stranger", "select 1 from std.visitors")).containsExactly("42501");
    }

    @Test
    void theOwnerIsBoundByTheRulesOfRowsToo() throws SQLException {
        hub.server().execute(hub.database(), """
                do $$ begin
                    if not exists (select from pg_roles where rolname = 'otto') then create role otto login; end if;
                end $$;
                grant alidade_personal to otto; grant usage on schema hub, rows to otto;
                insert into hub.person values ('otto', 'admin');
                insert into hub.row_rule values ('otto', 'meadow', 'visitors', 'station', '{South}');
                alter table rows."meadow/visitors" owner to otto;
                grant execute on function hub.allowed, hub.unsealed to otto""");
        assertThat(as("otto", "select name from " + VISITORS)).containsExactly("Xu");
    }

    @Test
    void nobodyAddsToAnEntryThatIsSealed() throws SQLException {
        var entry = as("adam", "select id from hub.entry").getFirst();
        var insert = "insert into inbox.\"meadow/visitors\" (_entry, _chunk, _ordinal, name) values (%s, %s, 9, 'Zu')";
        assertThat(as("ann", insert.formatted(entry, 0))).containsExactly("AL005");
        assertThat(as("ann", insert.formatted(entry, 1))).containsExactly("AL005");
        assertThat(as("ann", insert.formatted("12345", 0))).containsExactly("AL005");
        assertThat(as(
                        "ann",
                        "select hub.open_chunk('a', 1, '%s', 'meadow/visitors', 1, 1, 'x')".formatted(header.hash())))
                .singleElement()
                .isNull();
        // Rows that come with those of a chunk that was opened, for another one.
        assertThat(as("ann", """
                with opened as (select hub.open_chunk('a', 2, 'x', 'meadow/visitors', 0, 2, 'x') as upload)
                insert into inbox."meadow/visitors" (_entry, _chunk, _ordinal)
                select upload, 0, 0 from opened union all select %s, 1, 0""".formatted(entry))).containsExactly("AL005");
    }

    @Test
    void nobodySealsAsTheNodeOfAnother() {
        var second = log.seal(new Draft.Records(batch(), List.of(), List.of(visitor("North", "Zu", "5")), List.of()));
        try (var bob = hub.client("bob")) {
            assertThatThrownBy(() -> bob.send(second, Chunk.of(0, new byte[0])))
                    .isInstanceOf(HubProblem.class)
                    .hasMessageContaining("belongs to another login");
            assertThatThrownBy(() -> bob.seal(second)).hasMessageContaining("belongs to another login");
            assertThatThrownBy(() -> bob.withhold(second)).hasMessageContaining("belongs to another login");
            assertThatThrownBy(() -> bob.meet(log.node(), Clock.systemUTC()))
                    .hasMessageContaining("belongs to another login");
        }
        try (var mia = hub.client("mia")) {
            assertThatThrownBy(() -> mia.seal(second)).hasMessageContaining("may not do that");
        }
    }

    @Test
    void whatIsNotSealedIsSeenByNobodyElse() throws IOException {
        var second = log.seal(new Draft.Records(batch(), List.of(), List.of(visitor("North", "Zu", "5")), List.of()));
        try (var ann = hub.client("ann");
                var lines = log.lines(second.id())) {
            ann.send(second, Chunk.of(0, lines.readAllBytes()));
        }
        for (var login : List.of("mia", "bob", "adam")) {
            assertThat(as(login, "select count(*) from " + VISITORS)).containsExactly("3");
        }
    }

    @Test
    void whoMayNotComeAnyMoreSeesNothing() {
        people().remove("bob");
        assertThat(as("bob", "select 1 from hub.entry")).containsExactly("42501");
        assertThat(as("bob", "select 1 from " + VISITORS)).containsExactly("42501");
    }
}
