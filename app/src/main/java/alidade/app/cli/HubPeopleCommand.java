package alidade.app.cli;

import alidade.app.cli.Table.Column;
import alidade.engine.exchange.postgres.HubPeople.Person;
import alidade.engine.exchange.postgres.HubPeople.RowRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hub people`: who may come to the hub, and what each may.
@Command(name = "people", description = "${bundle:cli.hub.people}")
final class HubPeopleCommand extends VisitCommand {
    @Mixin
    private final OwnedHub hub = new OwnedHub();

    HubPeopleCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var people = hub.asking(visit, () -> hub.people(visit).all());
        return Outcome.done(document(hub, people), () -> text(visit, people));
    }

    static ObjectNode document(OwnedHub hub, List<Person> people) {
        var document = Documents.object().put("hub", hub.toString());
        var list = document.putArray("people");
        for (var person : people) {
            var one = list.addObject().put("login", person.login()).put("role", word(person));
            var rules = one.putArray("rows");
            for (var rule : person.rules()) {
                var node = rules.addObject()
                        .put("pack", rule.pack())
                        .put("table", rule.table())
                        .put("column", rule.column());
                rule.allowed().forEach(node.putArray("values")::add);
            }
        }
        return document;
    }

    private static String word(Person person) {
        return person.role().name().toLowerCase(Locale.ROOT);
    }

    private static String text(Visit visit, List<Person> people) {
        var table = new Table(List.of(
                Column.text(visit.say("cli.hub.column.login")),
                Column.text(visit.say("cli.hub.column.role")),
                Column.text(visit.say("cli.hub.column.rows"))));
        for (var person : people) {
            var rules = person.rules().stream().map(HubPeopleCommand::text).collect(Collectors.joining("; "));
            table.row(List.of(person.login(), word(person), rules.isEmpty() ? visit.say("cli.hub.allRows") : rules));
        }
        return table.render(visit.request().columns());
    }

    private static String text(RowRule rule) {
        return "%s/%s.%s=%s".formatted(rule.pack(), rule.table(), rule.column(), String.join(",", rule.allowed()));
    }
}
