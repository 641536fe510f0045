package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.AlidadeCommand;
import alidade.app.cli.Cancellation;
import alidade.app.cli.Request;
import alidade.engine.exchange.postgres.PostgresServer;
import alidade.engine.pipeline.EngineOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hub in a real database, from its setting up to two workspaces that show the same.
@SuppressWarnings("NullAway.Init") // JUnit fills in the folder and calls `begin`.
class HubCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private PostgresServer server;
    private String database;

    private record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void begin() throws SQLException {
        server = PostgresServer.shared();
        database = server.newDatabase();
    }

    private String address(String login) {
        return "postgresql://%s@127.0.0.1:%d/%s".formatted(login, server.port(), database);
    }

    private Workstation workstation(String name) {
        return new Workstation(
                folder.resolve(name),
                EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home of " + name)));
    }

    private Ended alidade(Workstation workstation, String... arguments) {
        var err = new ArrayList<String>();
        var request = new Request(folder.toString(), 0, false, "en", List.of(arguments));
        var reply = AlidadeCommand.answer(request, workstation, err::add, new Cancellation());
        return new Ended(reply.exitCode(), reply.out(), String.join("", err));
    }

    private static JsonNode document(String schema, Ended ended) throws IOException {
        try (var text =
                HubCommandsTest.class.getResourceAsStream("/alidade/resources/schemas/" + schema + ".schema.json")) {
            var document = JSON.readTree(ended.out());
            assertThat(SCHEMAS.getSchema(JSON.readTree(text)).validate(document))
                    .as(ended.out() + ended.err())
                    .isEmpty();
            return document;
        }
    }

    @Test
    void twoWorkspacesShowTheSameThroughAHubThatItsOwnerSetUp() throws IOException {
        Files.writeString(folder.resolve("days.csv"), """
                date,platform,publisher,model_name,download_count
                2026-11-18,Hugging Face,baidu,ERNIE,100
                2026-11-20,Hugging Face,baidu,ERNIE,120
                2026-11-20,ModelScope,baidu,Odd,abc
                """);
        try (var one = workstation("one");
                var other = workstation("other")) {
            alidade(one, "import", "days.csv", "--pack", "model-ecosystem", "--table", "model_downloads");
            var refused = alidade(one, "exchange", "--hub", address("postgres"));
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("it is no hub").contains("hub init");

            var made = alidade(one, "hub", "init", "--hub", address("postgres"), "--json");
            assertThat(made.exitCode()).as(made.out() + made.err()).isZero();
            assertThat(document("hub-init", made).get("tables").toString()).contains("model-ecosystem/model_downloads");
            var again = document("hub-init", alidade(one, "hub", "init", "--hub", address("postgres"), "--json"));
            assertThat(again.get("migrations").intValue()).isZero();
            assertThat(again.get("tables")).isEmpty();

            for (var login : List.of("una", "otto")) {
                var granted = alidade(
                        one, "hub", "grant", login, "--role", "analyst", "--hub", address("postgres"), "--json");
                assertThat(granted.exitCode()).as(granted.out() + granted.err()).isZero();
                document("hub-people", granted);
            }
            var pushed = alidade(one, "exchange", "--hub", address("una"));
            assertThat(pushed.exitCode()).as(pushed.out() + pushed.err()).isZero();
            assertThat(alidade(other, "exchange", "--hub", address("otto")).exitCode())
                    .isZero();
            assertThat(alidade(one, "exchange", "--hub", address("una")).exitCode())
                    .isZero();
            assertThat(alidade(other, "digest").out())
                    .isEqualTo(alidade(one, "digest").out());
            assertThat(alidade(other, "query", "total_downloads", "--on", "2026-11-20")
                            .out())
                    .contains("120");
        }
    }

    @Test
    void theOwnerSaysWhoMayComeAndWhichRowsTheySee() throws IOException {
        try (var one = workstation("one")) {
            alidade(one, "hub", "init", "--hub", address("postgres"));
            var rule = "model-ecosystem/model_downloads.platform=GitCode,Gitee";
            alidade(one, "hub", "grant", "rosa", "--role", "manager", "--rows", rule, "--hub", address("postgres"));
            var people = document("hub-people", alidade(one, "hub", "people", "--hub", address("postgres"), "--json"));
            assertThat(people.get("people").toString())
                    .isEqualTo(
                            "[{\"login\":\"rosa\",\"role\":\"manager\",\"rows\":[{\"pack\":\"model-ecosystem\","
                                    + "\"table\":\"model_downloads\",\"column\":\"platform\",\"values\":[\"GitCode\",\"Gitee\"]}]}]");
            assertThat(alidade(one, "hub", "people", "--hub", address("postgres"))
                            .out())
                    .contains(rule);

            assertThat(alidade(
                                    one,
                                    "hub",
                                    "grant",
                                    "rosa",
                                    "--role",
                                    "manager",
                                    "--rows",
                                    "model-ecosystem/model_downloads.nothing=x",
                                    "--hub",
                                    address("postgres"))
                            .err())
                    .contains("no column model-ecosystem/model_downloads.nothing");
            var revoked = alidade(one, "hub", "revoke", "rosa", "--hub", address("postgres"), "--json");
            assertThat(document("hub-revoke", revoked).get("result").textValue())
                    .isEqualTo("revoked");
            assertThat(alidade(one, "exchange", "--hub", address("rosa")).err()).contains("this login may not do that");
            assertThat(alidade(one, "hub", "revoke", "rosa", "--hub", address("postgres"))
                            .exitCode())
                    .isEqualTo(3);
        }
    }

    @Test
    void anAddressThatWouldGiveSomethingAwayIsRefused() throws IOException {
        try (var one = workstation("one")) {
            var withPassword = alidade(one, "exchange", "--hub", "postgresql://una:geheim@127.0.0.1/hub");
            assertThat(withPassword.exitCode()).isEqualTo(1);
            assertThat(withPassword.err()).contains("a password stands in it").doesNotContain("geheim");
            assertThat(alidade(one, "exchange", "--hub", "postgresql://una@hub.example/hub?sslmode=require")
                            .err())
                    .contains("it is verify-full");
            assertThat(alidade(one, "exchange", "--hub", "postgresql://una@127.0.0.1:1/hub")
                            .err())
                    .contains("cannot be reached");
            assertThat(alidade(one, "hub", "people", "--hub", "share").err()).contains("is a folder");
        }
    }
}
