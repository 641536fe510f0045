package alidade.resources.packs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The definitions of a pack while it is being read, each with its file, and the problems found so far.
final class Draft {
    final List<Definition<TableDefinition>> tables = new ArrayList<>();
    final List<Definition<SourceDefinition>> sources = new ArrayList<>();
    final List<Definition<Classification>> classifications = new ArrayList<>();
    final List<Definition<MetricDefinition>> metrics = new ArrayList<>();
    final List<Definition<QualityDefinition>> quality = new ArrayList<>();
    final List<Definition<MartDefinition>> marts = new ArrayList<>();
    final List<Definition<DashboardDefinition>> dashboards = new ArrayList<>();
    final List<Definition<WallDefinition>> walls = new ArrayList<>();
    private final List<PackProblem> problems = new ArrayList<>();

    void add(String file, Mistake mistake) {
        problems.add(mistake.in(file));
    }

    void add(Definition<?> definition, Place place, String sentence) {
        add(definition.file(), new Mistake(place, sentence));
    }

    /// What was found so far, in the order of files and places.
    List<PackProblem> problems() {
        return problems.stream()
                .sorted(Comparator.comparing(PackProblem::file)
                        .thenComparing(PackProblem::line)
                        .thenComparing(PackProblem::column)
                        .thenComparing(PackProblem::sentence))
                .distinct()
                .toList();
    }

    static <T> List<T> values(List<Definition<T>> definitions) {
        return definitions.stream().map(Definition::value).toList();
    }
}
