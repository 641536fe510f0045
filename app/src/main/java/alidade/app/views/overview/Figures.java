package alidade.app.views.overview;

import alidade.app.views.explain.Inquiry;
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

    /// How new the data is; empty while there is none.
    Optional<DataTime> dataTime();

    /// The engine's clock, which says how old the data is.
    Instant now();

    /// Whether the data is made up, to be marked so everywhere.
    boolean isDemo();

    /// One answer per metric asked, in that order.
    List<Answer> ask(Question question);

    Explanation explain(Inquiry inquiry);

    QualityNow quality();
}
