package alidade.app.cli;

import alidade.engine.exchange.postgres.HubPeople.Person;
import alidade.engine.exchange.postgres.HubPeople.Role;
import alidade.engine.exchange.postgres.HubPeople.RowRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hub grant`: lets a person come to the hub, and says what it may and which rows it sees.
@Command(name = "grant", description = "${bundle:cli.hub.grant}")
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class HubGrantCommand extends VisitCommand {
    private static final Pattern RULE = Pattern.compile("([^/=]+)/([^.=]+)\\.([^=]+)=(.+)");

    @Mixin
    private final OwnedHub hub = new OwnedHub();

    @Parameters(index = "0", paramLabel = "LOGIN", description = "${bundle:cli.hub.login}")
    private String login;

    @Option(
            names = "--role",
            paramLabel = "manager|analyst|admin",
            required = true,
            description = "${bundle:cli.hub.role}")
    private Wanted role;

    @Option(names = "--rows", paramLabel = "PACK/TABLE.COLUMN=VALUES", description = "${bundle:cli.hub.rows}")
    private List<String> rows = new ArrayList<>();

    HubGrantCommand(Visit visit) {
        super(visit);
    }

    /// As it is written in the command.
    private enum Wanted {
        manager,
        analyst,
        admin
    }

    @Override
    Outcome answer(Visit visit) {
        var person = new Person(
                login,
                Role.valueOf(role.name().toUpperCase(Locale.ROOT)),
                rows.stream().map(text -> rule(visit, text)).toList());
        var problem = hub.asking(visit, () -> hub.people(visit).set(person));
        if (problem.isPresent()) throw CommandProblem.wrongUsage(visit.say("cli.error.unanswerable", problem.get()));
        return Outcome.done(
                HubPeopleCommand.document(hub, List.of(person)),
                () -> visit.say("cli.hub.granted", login, role.name()) + "\n");
    }

    private static RowRule rule(Visit visit, String text) {
        var parts = RULE.matcher(text);
        if (!parts.matches()) throw CommandProblem.wrongUsage(visit.say("cli.hub.badRule", text));
        return new RowRule(
                parts.group(1),
                parts.group(2),
                parts.group(3),
                List.of(parts.group(4).split(",")));
    }
}
