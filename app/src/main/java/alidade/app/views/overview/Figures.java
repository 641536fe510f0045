package alidade.app.views.overview;

import alidade.app.views.explain.Inquiry;
import alidade.app.views.explain.Lineage;
import alidade.app.views.scope.Scope;
import alidade.app.views.scope.ScopeReading;
import alidade.engine.annotations.Annotation;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.Question;
import alidade.resources.packs.Pack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that the overview asks of the engine. Never to be called on the JavaFX thread.
public interface Figures {
    /// The definitions in force.
    Pack pack();

    /// How new the data of a scope is; empty while there is none.
    Optional<DataTime> dataTime(Scope scope);

    default Optional<DataTime> dataTime() {
        return dataTime(Scope.EVERYTHING);
    }

    /// How far the clocks reach; empty while there is no data.
    Optional<ScopeReading.Range> range();

    /// The engine's clock, which says how old the data is.
    Instant now();

    /// Whether the data is made up, to be marked so everywhere.
    boolean isDemo();

    /// One answer per metric asked, in that order.
    List<Answer> ask(Question question);

    Explanation explain(Inquiry inquiry);

    /// The way of an explained number back to what was received.
    Lineage lineage(Explanation explanation);

    /// What people wrote, as far as it was known then; by their days.
    default List<Annotation> annotations(Scope scope) {
        return List.of();
    }

    /// The state of every source on the last day of a scope, as it was known then.
    QualityNow quality(Scope scope);

    default QualityNow quality() {
        return quality(Scope.EVERYTHING);
    }
}
