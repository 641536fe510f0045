package alidade.engine.exchange;

/// Why something was not exchanged. It stops the stream of one node at most, unless it is the hub that
/// failed.
///
/// @param node whose stream it stops; empty where it is about the hub
/// @param seq the entry that it is about; 0 where it is about none
/// @param detail what was found, in a sentence
public record Problem(Kind kind, String node, long seq, String detail) {
    public enum Kind {
        /// The node's log went two ways: two installations seal under its name.
        FORK,
        /// The hub lacks an entry, and has later ones.
        GAP,
        /// A later version of the program sealed it.
        NEWER,
        /// It is not what was sealed.
        DAMAGED,
        /// It cannot lie at a hub at all.
        HELD_BACK,
        /// Nothing of this node may be sent, since its own log is read only.
        READ_ONLY,
        /// The disk of the workspace is nearly full.
        DISK,
        /// The hub cannot be used any more.
        HUB
    }

    static Problem of(Kind kind, String node, long seq, String detail) {
        return new Problem(kind, node, seq, detail);
    }

    @Override
    public String toString() {
        var about = seq > 0 ? "entry " + node + ":" + seq : node.isEmpty() ? "hub" : "node " + node;
        return about + ": " + detail;
    }
}
