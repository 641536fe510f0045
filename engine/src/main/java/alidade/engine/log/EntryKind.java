package alidade.engine.log;

/// What an entry holds.
public enum EntryKind {
    RECORDS,
    EVENTS,
    DOCUMENT,
    SUMMARY,
    ERASURE
}
