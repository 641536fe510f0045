package alidade.app.views.scope;

import alidade.app.views.overview.Figures;
import alidade.app.views.overview.Names;
import alidade.app.views.scope.ScopeReading.Choice;
import alidade.app.views.scope.ScopeReading.Dimension;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Question;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.Pack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the engine what a scope can be chosen from. It knows no control and no thread.
public final class ScopeReader {
    private final Figures figures;

    public ScopeReader(Figures figures) {
        this.figures = figures;
    }

    public ScopeReading read() {
        var pack = figures.pack();
        var dimensions = byDimension(pack).entrySet().stream()
                .map(one -> new Dimension(one.getKey(), Dimensions.label(pack, one.getValue(), one.getKey())))
                .toList();
        return new ScopeReading(figures.range(), pack.zone(), dimensions);
    }

    /// Every declared dimension with the first metric that has it.
    private static Map<String, MetricDefinition> byDimension(Pack pack) {
        var found = new LinkedHashMap<String, MetricDefinition>();
        for (var metric : pack.metrics()) {
            for (var dimension : metric.dimensions()) found.putIfAbsent(dimension, metric);
        }
        return found;
    }

    /// The values of a dimension on the last day of a scope, whatever else the scope restricts.
    ///
    /// @throws alidade.engine.metrics.QuestionProblem when what was known then has no such dimension
    public List<Choice> choices(Scope scope, String dimension) {
        var pack = figures.pack();
        var names = new Names(pack);
        var metric = Optional.ofNullable(byDimension(pack).get(dimension));
        return metric.map(one -> rows(pack, one, dimension, scope)).orElse(List.of()).stream()
                .map(Answer.Row::dimensions)
                .sorted(names.order())
                .map(value -> new Choice(
                        value.getOrDefault(dimension, Optional.empty()).orElse(""), names.of(value)))
                .toList();
    }

    private List<Answer.Row> rows(Pack pack, MetricDefinition metric, String dimension, Scope scope) {
        var day = figures.dataTime(scope).map(time -> time.day());
        if (day.isEmpty()) return List.of();
        var question = new Question(
                List.of(new Question.Asked(metric.name(), Optional.empty())),
                List.of(dimension),
                day.get(),
                day.get(),
                metric.grains().stream().min(Grain::compareTo).orElse(Grain.DAY),
                new Filter.Everything(),
                scope.knowledge(pack.zone()));
        return figures.ask(question).getFirst().rows();
    }
}
