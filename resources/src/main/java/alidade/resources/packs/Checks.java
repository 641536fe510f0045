package alidade.resources.packs;

/// Holds the files of a pack against each other, once each alone follows its schema.
final class Checks {
    private Checks() {}

    /// Adds what is wrong to the draft's problems.
    static void of(Draft draft) {
        var names = new Names(draft);
        names.unique("table", "table", draft.tables);
        names.unique("source", "source", draft.sources);
        names.unique("the name of a source", "name", draft.sources);
        names.unique("classification", "classification", draft.classifications);
        names.unique("metric", "metric", draft.metrics);
        names.unique("the quality of table", "quality", draft.quality);
        names.unique("mart", "mart", draft.marts);
        names.unique("dashboard", "dashboard", draft.dashboards);
        names.unique("wall", "wall", draft.walls);

        draft.tables.forEach(table -> new TableCheck(draft, names, table).check());
        draft.sources.forEach(source -> new SourceCheck(draft, names, source).check());
        draft.classifications.forEach(one -> new ClassificationCheck(draft, names, one).check());
        draft.metrics.forEach(metric -> new MetricCheck(draft, names, metric).check());
        draft.quality.forEach(quality -> new QualityCheck(draft, names, quality).check());
        draft.marts.forEach(mart -> new MartCheck(draft, names, mart).check());
        draft.dashboards.forEach(one -> new TilesCheck(draft, names, one).check(one.fields()));
        draft.walls.forEach(wall -> new WallCheck(draft, names, wall).check());
        CycleCheck.check(draft);
    }
}
