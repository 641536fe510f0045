package alidade.engine.log;

/// An entry that cannot be used, and why, in one sentence.
public record Damage(EntryId id, String sentence) {
    @Override
    public String toString() {
        return "entry " + id + ": " + sentence;
    }
}
