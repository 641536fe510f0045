package alidade.app.views.help;

import alidade.app.widgets.Wording;
import alidade.engine.metrics.Differences;
import alidade.engine.store.Definitions.Revision;
import alidade.resources.packs.Classification;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.Filter;
import alidade.resources.packs.FilterWriter;
import alidade.resources.packs.Label;
import alidade.resources.packs.MartDefinition;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.TableDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Pages about the definitions of a pack, in Markdown and one language.
record DefinitionText(Pack pack, Wording wording) {
    private static final String NONE = "—";

    static String id(Pack pack, Topic.Group group, String name) {
        return group.name().toLowerCase(Locale.ROOT) + "/" + pack.name() + "/" + name;
    }

    String metric(MetricDefinition metric, DefinitionHistory history) {
        var page = head(Topic.Group.METRIC, metric.label(), metric.name());
        page.line(say(metric.description())).line("");
        facts(
                page,
                fact("help.def.unit", wording.unit(metric.unit())),
                fact("help.def.tier", metric.tier().name()),
                fact("help.def.good", word("help.good.", metric.good())),
                fact("help.def.table", link(Topic.Group.TABLE, metric.table())),
                fact("help.def.dimensions", names(metric.dimensions())),
                fact(
                        "help.def.grains",
                        metric.grains().stream()
                                .sorted()
                                .map(grain -> word("help.grain.", grain))
                                .collect(Collectors.joining(", "))));
        page.heading(say("help.def.versions"));
        for (var version : metric.versions().reversed()) {
            page.line("### " + version.version() + " · " + since(version.effective()))
                    .line("");
            page.line(say(version.description())).line("");
            var how = new ArrayList<String[]>();
            how.add(fact("help.def.how", how(version.kind())));
            how.add(fact("help.def.filter", filter(version.filter())));
            var pins = new TreeMap<>(version.classifications());
            if (!pins.isEmpty()) {
                how.add(fact(
                        "help.def.classifications",
                        pins.entrySet().stream()
                                .map(one -> link(Topic.Group.CLASSIFICATION, one.getKey()) + " " + one.getValue())
                                .collect(Collectors.joining(", "))));
            }
            Differences.words(metric, version)
                    .ifPresent(words -> how.add(fact("help.def.changed", Page.plain(say(words)))));
            facts(page, how.toArray(String[][]::new));
        }
        return sealed(page, history);
    }

    /// What a metric does, with the metrics that it is made of as links.
    private String how(MetricKind kind) {
        var words = Page.plain(say(alidade.engine.metrics.Wording.of(kind)));
        var of = switch (kind) {
            case MetricKind.Ratio(var numerator, var denominator) -> List.of(numerator, denominator);
            case MetricKind.Share share -> List.of(share.of());
            case MetricKind.Growth growth -> List.of(growth.of());
            case MetricKind.Delta delta -> List.of(delta.of());
            default -> List.<String>of();
        };
        return of.isEmpty()
                ? words
                : words + " ("
                        + of.stream()
                                .map(name -> link(Topic.Group.METRIC, name))
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    String classification(Classification classification, DefinitionHistory history) {
        var page = head(Topic.Group.CLASSIFICATION, classification.label(), classification.name());
        facts(page, fact("help.def.table", link(Topic.Group.TABLE, classification.table())));
        page.heading(say("help.def.versions"));
        for (var version : classification.versions().reversed()) {
            page.line("### " + version.version() + " · " + since(version.effective()))
                    .line("");
            page.line(say(version.description())).line("");
            page.table(say("help.def.value"), say("help.def.where"));
            for (var rule : version.rules()) page.row(value(classification, rule.then()), filter(rule.when()));
            page.row(value(classification, version.otherwise()), say("help.def.otherwise"))
                    .line("");
        }
        return sealed(page, history);
    }

    private String value(Classification classification, String value) {
        return classification.values().stream()
                .filter(one -> one.value().equals(value))
                .map(one -> Page.plain(say(one.label())) + " " + Page.code(value))
                .findFirst()
                .orElse(Page.code(value));
    }

    String source(SourceDefinition source, DefinitionHistory history) {
        var page = head(Topic.Group.SOURCE, source.label(), source.id());
        var table = pack.table(source.table()).orElseThrow();
        facts(
                page,
                fact("help.def.writes", Page.code(source.name())),
                fact("help.def.table", link(Topic.Group.TABLE, source.table())),
                fact("help.def.region", Page.plain(source.region())),
                fact("help.def.count", word("help.count.", source.count())),
                fact(
                        "help.def.schedule",
                        source.schedule()
                                .map(one -> wording.get("help.def.daily", one.daily(), pack.zone()))
                                .orElse(say("help.def.byHand"))),
                fact(
                        "help.def.carry",
                        wording.get("help.def.days", source.limits().carryDays().orElse(table.carryDays()))),
                fact("help.def.shrink", source.limits().shrinkPercent() + " %"),
                fact(
                        "help.def.stale",
                        wording.get("help.def.hours", source.limits().staleHours())),
                fact(
                        "help.def.budget",
                        wording.get(
                                "help.def.perMinute",
                                source.budget().perMinute(),
                                source.budget().burst())),
                fact(
                        "help.def.account",
                        source.auth()
                                .map(auth -> Page.code(auth.account())
                                        + (auth.optional() ? " " + say("help.def.optional") : ""))
                                .orElse(NONE)),
                fact(
                        "help.def.hosts",
                        new TreeMap<>(source.hosts())
                                .values().stream().map(Page::code).collect(Collectors.joining(", "))));
        if (!source.inputs().isEmpty()) {
            page.heading(say("help.def.inputs"));
            page.table(say("help.def.name"), say("help.def.asks"));
            for (var input : source.inputs()) {
                page.row(
                        Page.plain(input.name()),
                        new TreeMap<>(input.values())
                                        .entrySet().stream()
                                                .map(one -> Page.code(one.getKey() + " = " + one.getValue()))
                                                .collect(Collectors.joining(", "))
                                + (input.links().isEmpty()
                                        ? ""
                                        : " "
                                                + wording.get(
                                                        "help.def.links",
                                                        input.links().size())));
            }
            page.line("");
        }
        return sealed(page, history);
    }

    String table(TableDefinition table, DefinitionHistory history) {
        var page = head(Topic.Group.TABLE, table.label(), table.name());
        facts(
                page,
                fact("help.def.identity", names(table.identity())),
                fact("help.def.cumulative", table.count().map(Page::code).orElse(NONE)),
                fact("help.def.carry", wording.get("help.def.days", table.carryDays())),
                fact("help.def.replicate", word("help.replicate.", table.replicate())));
        page.heading(say("help.def.columns"));
        page.table(
                say("help.def.column"),
                say("help.def.label"),
                say("help.def.type"),
                say("help.def.unit"),
                say("help.def.required"),
                say("help.def.pii"));
        for (var column : table.columns()) {
            page.row(
                    Page.code(column.name()),
                    Page.plain(say(column.label())),
                    word("help.type.", column.type()),
                    column.unit().map(wording::unit).orElse(""),
                    column.required() ? say("help.def.yes") : "",
                    column.pii() == TableDefinition.Pii.NONE ? "" : word("help.pii.", column.pii()));
        }
        page.line("");
        return sealed(page, history);
    }

    String quality(QualityDefinition quality, Label label, DefinitionHistory history) {
        var page = head(Topic.Group.QUALITY, label, quality.table());
        facts(
                page,
                fact("help.def.table", link(Topic.Group.TABLE, quality.table())),
                fact("help.def.keyFields", names(quality.keyFields())),
                fact("help.def.score", link(Topic.Group.METRIC, quality.scoreMetric())),
                fact("help.def.scoreLimit", String.valueOf(quality.scoreLimit())));
        page.heading(say("help.def.rules"));
        page.table(
                say("help.def.name"),
                say("help.def.label"),
                say("help.def.class"),
                say("help.def.holds"),
                say("help.def.limit"));
        for (var rule : quality.rules()) {
            page.row(
                    Page.code(rule.name()),
                    Page.plain(say(rule.label())),
                    word("help.rule.", rule.ruleClass()),
                    rule.check().map(this::filter).orElse(""),
                    rule.limit().map(limit -> limit.toPlainString()).orElse(""));
        }
        page.line("");
        return sealed(page, history);
    }

    String mart(MartDefinition mart, DefinitionHistory history) {
        var page = head(Topic.Group.MART, mart.label(), mart.name());
        facts(
                page,
                fact("help.def.table", link(Topic.Group.TABLE, mart.table())),
                fact("help.def.rowFor", word("help.grain.", mart.grain()) + " " + Page.code(mart.periodColumn())),
                fact("help.def.dimensions", names(mart.dimensions())));
        page.heading(say("help.def.columns"));
        page.table(say("help.def.column"), say("help.def.metric"));
        for (var column : mart.columns()) {
            var asked = column.metric();
            int at = asked.indexOf('@');
            page.row(
                    Page.code(column.name()),
                    link(Topic.Group.METRIC, at < 0 ? asked : asked.substring(0, at))
                            + (at < 0 ? "" : " " + asked.substring(at)));
        }
        page.line("");
        return sealed(page, history);
    }

    String dashboard(DashboardDefinition dashboard, DefinitionHistory history) {
        var page = head(Topic.Group.DASHBOARD, dashboard.label(), dashboard.name());
        page.table(say("help.def.tile"), say("help.def.metric"), say("help.def.by"), say("help.def.filter"));
        for (var row : dashboard.rows()) {
            for (var tile : row.tiles()) {
                page.row(
                        Page.plain(say(tile.label())),
                        tile.metric()
                                .map(name -> link(Topic.Group.METRIC, name.split("@", 2)[0]))
                                .orElse(NONE),
                        names(tile.by()),
                        filter(tile.where()));
            }
        }
        page.line("");
        return sealed(page, history);
    }

    private Page head(Topic.Group group, Label label, String name) {
        return new Page()
                .line("# " + Page.plain(say(label)))
                .line("")
                .line(wording.get(
                        "help.def.head",
                        word("help.kind.", group),
                        Page.code(name),
                        Page.plain(say(pack.label())),
                        pack.version()))
                .line("");
    }

    /// What of it was sealed, and the text in force.
    private String sealed(Page page, DefinitionHistory history) {
        page.heading(say("help.def.history"));
        if (history.revisions().isEmpty())
            return page.line(say("help.def.unsealed")).text();
        page.table(say("help.def.sealed"), say("help.def.entry"), say("help.def.file"), say("help.def.what"));
        for (var revision : history.revisions().reversed()) {
            page.row(
                    wording.formats().moment(revision.sealedAt(), pack.zone()) + " (" + pack.zone() + ")",
                    Page.code(revision.entry().toString()),
                    Page.code(revision.path()),
                    say(what(history.revisions(), revision)));
        }
        page.line("");
        var last = history.revisions().getLast();
        if (last.text().isEmpty()) return page.text();
        return page.heading(say("help.def.written")).block("yaml", last.text()).text();
    }

    private static String what(List<Revision> all, Revision revision) {
        if (revision.text().isEmpty()) return "help.def.what.removed";
        return all.stream()
                                .filter(one -> one.path().equals(revision.path()))
                                .findFirst()
                                .orElseThrow()
                        == revision
                ? "help.def.what.first"
                : "help.def.what.changed";
    }

    private String link(Topic.Group group, String name) {
        var label = switch (group) {
            case METRIC -> pack.metric(name).map(MetricDefinition::label);
            case CLASSIFICATION -> pack.classification(name).map(Classification::label);
            case TABLE -> pack.table(name).map(TableDefinition::label);
            default -> Optional.<Label>empty();
        };
        return label.map(one -> "[" + Page.plain(say(one)) + "](topic:" + id(pack, group, name) + ")")
                .orElse(Page.code(name));
    }

    private String names(List<String> names) {
        if (names.isEmpty()) return NONE;
        return names.stream()
                .map(name -> pack.classification(name).isPresent()
                        ? link(Topic.Group.CLASSIFICATION, name)
                        : Page.code(name))
                .collect(Collectors.joining(", "));
    }

    private String filter(Filter filter) {
        var written = FilterWriter.write(filter);
        return written.isEmpty() ? say("help.def.all") : Page.code(written);
    }

    private String since(Optional<LocalDate> effective) {
        return effective.map(day -> wording.get("help.def.from", day)).orElse(say("help.def.always"));
    }

    private String[] fact(String key, String value) {
        return new String[] {say(key), value};
    }

    private static void facts(Page page, String[]... facts) {
        page.table("", "");
        for (var fact : facts) page.row(fact[0], fact[1]);
        page.line("");
    }

    private String word(String prefix, Enum<?> one) {
        return wording.get(prefix + one.name().toLowerCase(Locale.ROOT));
    }

    private String say(String key) {
        return wording.get(key);
    }

    private String say(Label label) {
        return wording.label(label);
    }
}
