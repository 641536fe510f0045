package alidade.engine.log;

/// Says why an entry cannot be used: damaged, missing, or written by a later version of the program.
public final class UnreadableEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final EntryId id;

    public UnreadableEntry(EntryId id, String sentence) {
        super(sentence);
        this.id = id;
    }

    public UnreadableEntry(EntryId id, String sentence, Throwable cause) {
        super(sentence, cause);
        this.id = id;
    }

    public EntryId id() {
        return id;
    }
}
