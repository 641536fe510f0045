package alidade.app.gallery;

/// What the figures behind a view are like.
enum Condition {
    GOOD,
    STALE,
    LOW,
    HARD,
    EMPTY,
    BROKEN,
    /// Never answered.
    LOADING
}
