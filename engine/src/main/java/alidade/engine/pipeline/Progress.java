package alidade.engine.pipeline;

/// Hears how far a run or an import is. Called from several threads, one call at a time for each source.
@FunctionalInterface
public interface Progress {
    void at(Step step);

    /// Hears nothing.
    static Progress none() {
        return step -> {};
    }
}
