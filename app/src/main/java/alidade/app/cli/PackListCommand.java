package alidade.app.cli;

import alidade.app.cli.Table.Column;
import picocli.CommandLine.Command;

/// `pack list`: the packs in force.
@Command(name = "list", description = "${bundle:cli.pack.list}")
final class PackListCommand extends VisitCommand {
    PackListCommand(Visit visit) {
        super(visit);
    }

    @Override
    Outcome answer(Visit visit) {
        var packs = visit.desk().engine().definitions().current();
        var document = Documents.object();
        var list = document.putArray("packs");
        for (var pack : packs) {
            list.addObject()
                    .put("pack", pack.name())
                    .put("version", pack.version())
                    .put("label", pack.label().in(visit.locale()))
                    .put("zone", pack.zone().getId())
                    .put("tables", pack.tables().size())
                    .put("sources", pack.sources().size())
                    .put("metrics", pack.metrics().size())
                    .put("dashboards", pack.dashboards().size());
        }
        return Outcome.done(document, () -> {
            var table = new Table(
                    Column.text(visit.say("cli.pack.name")),
                    Column.text(visit.say("cli.query.version")),
                    Column.text(visit.say("cli.pack.label")),
                    Column.text(visit.say("cli.pack.zone")),
                    Column.number(visit.say("cli.pack.sources")),
                    Column.number(visit.say("cli.pack.metrics")));
            for (var pack : packs) {
                table.row(
                        pack.name(),
                        pack.version(),
                        pack.label().in(visit.locale()),
                        pack.zone().getId(),
                        String.valueOf(pack.sources().size()),
                        String.valueOf(pack.metrics().size()));
            }
            return table.render(visit.request().columns());
        });
    }
}
