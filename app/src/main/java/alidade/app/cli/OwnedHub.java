package alidade.app.cli;

import alidade.engine.exchange.HubAddress;
import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.postgres.HubPeople;
import alidade.engine.exchange.postgres.PostgresAddress;
import java.util.function.Supplier;
import javax.sql.DataSource;
import picocli.CommandLine.Option;

/// The hub in a database that its owner works at.
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class OwnedHub {
    @Option(names = "--hub", paramLabel = "ADDRESS", required = true, description = "${bundle:cli.hub.address}")
    private HubAddress hub;

    DataSource source(Visit visit) {
        if (hub instanceof PostgresAddress database)
            return database.source(visit.desk().engine().accounts());
        throw CommandProblem.wrongUsage(visit.say("cli.hub.noDatabase", hub.toString()));
    }

    HubPeople people(Visit visit) {
        return new HubPeople(source(visit), hub.toString());
    }

    /// What the hub refuses ends the command with its sentence.
    <T> T asking(Visit visit, Supplier<T> question) {
        try {
            return question.get();
        } catch (HubProblem e) {
            throw CommandProblem.failed(visit.say("cli.error.unanswerable", String.valueOf(e.getMessage())));
        }
    }

    @Override
    public String toString() {
        return hub.toString();
    }
}
