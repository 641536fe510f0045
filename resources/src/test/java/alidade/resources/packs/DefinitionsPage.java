package alidade.resources.packs;

import alidade.resources.packs.MetricKind.Delta;
import alidade.resources.packs.MetricKind.Distinct;
import alidade.resources.packs.MetricKind.FirstSeen;
import alidade.resources.packs.MetricKind.Growth;
import alidade.resources.packs.MetricKind.LatestCount;
import alidade.resources.packs.MetricKind.LatestMax;
import alidade.resources.packs.MetricKind.LatestSum;
import alidade.resources.packs.MetricKind.Observed;
import alidade.resources.packs.MetricKind.Period;
import alidade.resources.packs.MetricKind.Quantile;
import alidade.resources.packs.MetricKind.Ratio;
import alidade.resources.packs.MetricKind.Risen;
import alidade.resources.packs.MetricKind.Score;
import alidade.resources.packs.MetricKind.Share;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page `definitions.md` of the manual, written from packs.
final class DefinitionsPage {
    private final StringBuilder page = new StringBuilder();

    private DefinitionsPage() {}

    static String of(List<Pack> packs) {
        var page = new DefinitionsPage();
        page.line("""
                # Definitions

                Everything that the packs of this program define, written from their files by `DefinitionsPageTest`: do not edit it
                here. In a workspace other versions may be in force; `alidade pack show` prints those.
                """);
        packs.forEach(page::pack);
        return page.page.toString();
    }

    private void pack(Pack pack) {
        line("## %s (`%s` %s)\n".formatted(both(pack.label()), pack.name(), pack.version()));
        line("Days and weeks are those of %s.\n".formatted(pack.zone()));
        sources(pack);
        pack.tables().forEach(this::table);
        pack.classifications().forEach(this::classification);
        pack.metrics().forEach(this::metric);
        pack.quality().forEach(this::quality);
        pack.marts().forEach(this::mart);
        pack.walls().forEach(wall -> wall(wall, pack));
    }

    private void sources(Pack pack) {
        if (pack.sources().isEmpty()) return;
        line("### Sources\n");
        row("source", "name", "fills", "region", "its count is", "collected", "carried for", "held when it shrinks by");
        row("---", "---", "---", "---", "---", "---", "---", "---");
        for (var source : pack.sources()) {
            var table = pack.table(source.table()).orElseThrow();
            row(
                    "`" + source.id() + "`",
                    source.name(),
                    "`" + source.table() + "`",
                    source.region(),
                    lower(source.count()),
                    source.schedule().map(one -> "daily at " + one.daily()).orElse("by hand"),
                    source.limits().carryDays().orElse(table.carryDays()) + " days",
                    source.limits().shrinkPercent() + " %");
        }
        line("");
    }

    private void table(TableDefinition table) {
        line("### Table `%s`: %s\n".formatted(table.name(), both(table.label())));
        line("A record is told by %s. Replicated to %s.\n"
                .formatted(names(table.identity()), lower(table.replicate())));
        row("column", "label", "type", "unit", "required", "says of a person");
        row("---", "---", "---", "---", "---", "---");
        for (var column : table.columns()) {
            row(
                    "`" + column.name() + "`",
                    both(column.label()),
                    lower(column.type()),
                    column.unit().orElse(""),
                    column.required() ? "yes" : "",
                    column.pii() == TableDefinition.Pii.NONE ? "" : lower(column.pii()));
        }
        line("");
    }

    private void classification(Classification classification) {
        line("### Classification `%s`: %s\n".formatted(classification.name(), both(classification.label())));
        for (var version : classification.versions()) {
            line("**%s**, %s: %s\n"
                    .formatted(version.version(), since(version.effective()), both(version.description())));
            row("value", "where");
            row("---", "---");
            for (var rule : version.rules()) row("`" + rule.then() + "`", code(FilterWriter.write(rule.when())));
            row("`" + version.otherwise() + "`", "no rule fits");
            line("");
        }
    }

    private void metric(MetricDefinition metric) {
        line("### Metric `%s`: %s\n".formatted(metric.name(), both(metric.label())));
        line(both(metric.description()) + "\n");
        line("%s, in %s, of table `%s`; by %s; each %s.\n"
                .formatted(
                        metric.tier(),
                        metric.unit(),
                        metric.table(),
                        metric.dimensions().isEmpty() ? "no dimension" : names(metric.dimensions()),
                        metric.grains().stream()
                                .sorted()
                                .map(DefinitionsPage::lower)
                                .collect(Collectors.joining(", "))));
        row("version", "in force", "meaning", "how", "which records", "with classifications");
        row("---", "---", "---", "---", "---", "---");
        for (var version : metric.versions()) {
            row(
                    version.version(),
                    since(version.effective()),
                    both(version.description()),
                    how(version.kind()),
                    filter(version.filter()),
                    new TreeMap<>(version.classifications())
                            .entrySet().stream()
                                    .map(one -> one.getKey() + " " + one.getValue())
                                    .collect(Collectors.joining(", ")));
        }
        line("");
    }

    private void quality(QualityDefinition quality) {
        line("### Quality of `%s`\n".formatted(quality.table()));
        line("Key fields: %s. A score (`%s`) under %d opens an alert.\n"
                .formatted(names(quality.keyFields()), quality.scoreMetric(), quality.scoreLimit()));
        row("rule", "label", "class", "holds when", "limit");
        row("---", "---", "---", "---", "---");
        for (var rule : quality.rules()) {
            row(
                    "`" + rule.name() + "`",
                    both(rule.label()),
                    lower(rule.ruleClass()),
                    rule.check().map(DefinitionsPage::filter).orElse(""),
                    rule.limit().map(Object::toString).orElse(""));
        }
        line("");
    }

    private void mart(MartDefinition mart) {
        line("### Mart `%s`: %s\n".formatted(mart.name(), both(mart.label())));
        line("One row for each %s, in `%s`%s; columns %s.\n"
                .formatted(
                        lower(mart.grain()),
                        mart.periodColumn(),
                        mart.dimensions().isEmpty() ? "" : " and " + names(mart.dimensions()),
                        names(mart.columns().stream()
                                .map(column -> column.name())
                                .toList())));
    }

    private void wall(WallDefinition wall, Pack pack) {
        line("\n### Wall `%s`: %s\n".formatted(wall.name(), both(wall.label())));
        row("page", "label", "stands for", "tiles");
        row("---", "---", "---", "---");
        for (var turn : wall.turns(pack)) {
            row(
                    "`" + turn.content().name() + "`",
                    both(turn.content().label()),
                    turn.seconds() + " s",
                    turn.content().rows().stream()
                            .flatMap(row -> row.tiles().stream())
                            .map(tile -> both(tile.label()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String how(MetricKind kind) {
        return switch (kind) {
            case LatestSum(var value) -> "sum of `%s` over live records".formatted(value);
            case LatestMax(var value) -> "largest `%s` of live records".formatted(value);
            case LatestCount() -> "number of live records";
            case Distinct(var column) -> "number of different `%s` of live records".formatted(column);
            case Quantile(var value, var quantile) -> "quantile %s of `%s`".formatted(quantile, value);
            case Observed(var days) -> "records observed in %d days".formatted(days);
            case Risen(var value, var days) -> "records whose `%s` rose in %d days".formatted(value, days);
            case FirstSeen(var period) -> "records first seen in the " + (period == Period.WEEK ? "week" : "period");
            case Ratio(var numerator, var denominator) -> "`%s` ÷ `%s`".formatted(numerator, denominator);
            case Share(var of, var over) -> "part of `%s` in its total over %s".formatted(of, names(over));
            case Growth(var of, var against) -> "change of `%s` against the %s, in ppm".formatted(of, lower(against));
            case Delta(var of, var against) -> "change of `%s` against the %s".formatted(of, lower(against));
            case Score(var weights) ->
                "100 − "
                        + new TreeMap<>(weights)
                                .entrySet().stream()
                                        .map(one -> one.getValue() + " · " + one.getKey())
                                        .collect(Collectors.joining(" − "));
        };
    }

    private static String since(Optional<? extends Comparable<?>> effective) {
        return effective.map(day -> "from " + day).orElse("for all of history");
    }

    private static String filter(Filter filter) {
        var written = FilterWriter.write(filter);
        return written.isEmpty() ? "all" : code(written);
    }

    private static String names(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String both(Label label) {
        return label.zh() + " · " + label.en();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void row(String... cells) {
        line(Stream.of(cells)
                .map(cell -> cell.replace("\n", " ").replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
