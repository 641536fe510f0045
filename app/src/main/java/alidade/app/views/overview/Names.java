package alidade.app.views.overview;

import alidade.resources.packs.Label;
import alidade.resources.packs.Pack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The labels and the order that a pack gives to the values of its dimensions.
public final class Names {
    private static final Label MISSING = new Label("（未知）", "(missing)");

    private final Pack pack;

    public Names(Pack pack) {
        this.pack = pack;
    }

    /// The last dimension names the group; the others stand beside it.
    public Name of(Map<String, Optional<String>> dimensions) {
        var labels = new ArrayList<Label>();
        dimensions.forEach((dimension, value) -> labels.add(label(dimension, value)));
        return labels.isEmpty()
                ? new Name(pack.label(), List.of())
                : new Name(labels.getLast(), labels.subList(0, labels.size() - 1));
    }

    /// In the order of the pack's labels; what has none after them, by code point; missing values last.
    public Comparator<Map<String, Optional<String>>> order() {
        return (one, other) -> {
            for (var dimension : one.keySet()) {
                var first = one.getOrDefault(dimension, Optional.empty());
                var second = other.getOrDefault(dimension, Optional.empty());
                int order = compare(dimension, first, second);
                if (order != 0) return order;
            }
            return 0;
        };
    }

    private int compare(String dimension, Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) return Boolean.compare(one.isEmpty(), other.isEmpty());
        int order = Integer.compare(place(dimension, one.get()), place(dimension, other.get()));
        return order != 0 ? order : one.get().compareTo(other.get());
    }

    private Label label(String dimension, Optional<String> value) {
        if (value.isEmpty()) return MISSING;
        return labelled(dimension).stream()
                .filter(one -> one.value.equals(value.get()))
                .map(Labelled::label)
                .findFirst()
                .orElse(new Label(value.get(), value.get()));
    }

    private int place(String dimension, String value) {
        var known = labelled(dimension);
        for (int place = 0; place < known.size(); place++) {
            if (known.get(place).value.equals(value)) return place;
        }
        return known.size();
    }

    private List<Labelled> labelled(String dimension) {
        var labelled = new ArrayList<Labelled>();
        for (var table : pack.tables()) {
            table.values().stream()
                    .filter(one -> one.column().equals(dimension))
                    .forEach(one -> labelled.add(new Labelled(one.value(), one.label())));
        }
        pack.classification(dimension)
                .ifPresent(classes ->
                        classes.values().forEach(one -> labelled.add(new Labelled(one.value(), one.label()))));
        return labelled;
    }

    private record Labelled(String value, Label label) {}
}
