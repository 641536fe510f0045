package alidade.engine.metrics;

/// All that one question looks at: a table at a vector, with its lookups and the quality of its days.
record Sight(Snapshot snapshot, Lookups lookups, Presence presence, Scores scores) {}
