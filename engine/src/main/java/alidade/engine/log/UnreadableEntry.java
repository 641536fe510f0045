package alidade.engine.log;

/// Says why an entry cannot be used: damaged, missing, or written by a later version of the program.
public final class UnreadableEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final EntryId id;
    private final boolean ofLaterVersion;

    public UnreadableEntry(EntryId id, String sentence) {
        this(id, sentence, false);
    }

    public UnreadableEntry(EntryId id, String sentence, Throwable cause) {
        super(sentence, cause);
        this.id = id;
        ofLaterVersion = false;
    }

    private UnreadableEntry(EntryId id, String sentence, boolean ofLaterVersion) {
        super(sentence);
        this.id = id;
        this.ofLaterVersion = ofLaterVersion;
    }

    static UnreadableEntry ofLaterVersion(EntryId id, String sentence) {
        return new UnreadableEntry(id, sentence + "; a later version of the program wrote it, update this one", true);
    }

    /// Whether nothing is wrong with the entry, and only this program is too old for it.
    public boolean isOfLaterVersion() {
        return ofLaterVersion;
    }

    public EntryId id() {
        return id;
    }
}
