package alidade.app.bench;

import alidade.resources.packs.Classification;
import alidade.resources.packs.MartDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.ValueLabel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is measured, as the pack declares it.
///
/// @param mart the first one by day over the first table
/// @param total the column of the mart that sums the table's count
record Subject(Pack pack, TableDefinition table, String count, MartDefinition mart, MartDefinition.MartColumn total) {
    /// @throws IllegalArgumentException when the pack declares nothing that could be measured
    static Subject of(Pack pack, LocalDate day) {
        var table = pack.tables().getFirst();
        var count = table.count().orElseThrow(() -> new IllegalArgumentException(table.name() + " has no count"));
        var mart = pack.marts().stream()
                .filter(one -> one.grain() == Grain.DAY && one.table().equals(table.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no mart by day"));
        var total = mart.columns().stream()
                .filter(column -> pack.metric(column.metric())
                        .map(metric -> metric.inForceOn(day).kind())
                        .equals(Optional.of(new MetricKind.LatestSum(count))))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mart.name() + " has no sum of " + count));
        return new Subject(pack, table, count, mart, total);
    }

    /// The declared sources.
    List<String> sources() {
        return table.values().stream()
                .filter(value -> value.column().equals(table.sourceColumn()))
                .map(ValueLabel::value)
                .toList();
    }

    List<Classification> classifications() {
        return pack.classifications().stream()
                .filter(one -> one.table().equals(table.name()))
                .toList();
    }

    /// The version of a classification that is in force on a day.
    static Classification.Version inForce(Classification classification, LocalDate day) {
        return classification.versions().stream()
                .filter(one -> one.effective().map(date -> !date.isAfter(day)).orElse(true))
                .max(Comparator.comparing(one -> one.effective().orElse(LocalDate.MIN)))
                .orElse(classification.versions().getFirst());
    }
}
