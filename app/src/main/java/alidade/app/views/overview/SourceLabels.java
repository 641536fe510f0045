package alidade.app.views.overview;

import alidade.resources.packs.Label;
import alidade.resources.packs.Pack;
import alidade.resources.packs.TableDefinition;
import java.util.Comparator;

/// What a pack calls its sources, and the order in which it names them.
public record SourceLabels(Pack pack) {
    /// The source itself where the pack has no label for it.
    public Label of(String source) {
        return pack.tables().stream()
                .flatMap(table ->
                        table.values().stream().filter(one -> one.column().equals(table.sourceColumn())))
                .filter(one -> one.value().equals(source))
                .map(TableDefinition.ValueLabel::label)
                .findFirst()
                .orElse(new Label(source, source));
    }

    /// In the order of the pack's labels, others after them by name.
    public Comparator<String> order() {
        return Comparator.comparingInt(this::place).thenComparing(Comparator.naturalOrder());
    }

    private int place(String source) {
        int place = 0;
        for (var table : pack.tables()) {
            for (var value : table.values()) {
                if (value.value().equals(source)) return place;
                place++;
            }
        }
        return place;
    }
}
