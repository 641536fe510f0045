package alidade.app.cli;

import alidade.engine.exchange.postgres.HubSetup;
import alidade.engine.exchange.postgres.HubSetup.Made;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hub init`: makes a database a hub, or brings one up to date with the packs of this workspace.
@Command(name = "init", description = "${bundle:cli.hub.init}")
final class HubInitCommand extends VisitCommand {
    @Mixin
    private final OwnedHub hub = new OwnedHub();

    HubInitCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var declared = new TreeMap<String, List<TableDefinition>>();
        for (Pack pack : visit.desk().engine().definitions().current()) declared.put(pack.name(), pack.tables());
        var made = hub.asking(visit, () -> new HubSetup(hub.source(visit), hub.toString()).run(declared));
        var document = Documents.object()
                .put("hub", hub.toString())
                .put("passes", made.problems().isEmpty())
                .put("migrations", made.migrations());
        made.tables().forEach(document.putArray("tables")::add);
        made.columns().forEach(document.putArray("columns")::add);
        made.problems().forEach(document.putArray("problems")::add);
        return Outcome.verdict(made.problems().isEmpty(), document, () -> text(visit, made));
    }

    private String text(Visit visit, Made made) {
        var text = new StringBuilder(visit.say(
                        "cli.hub.init.done",
                        hub.toString(),
                        made.migrations(),
                        made.tables().size(),
                        made.columns().size()))
                .append('\n');
        for (var table : made.tables()) text.append("  ").append(table).append('\n');
        for (var problem : made.problems()) {
            text.append(visit.say("cli.hub.init.problem", problem)).append('\n');
        }
        return text.toString();
    }
}
