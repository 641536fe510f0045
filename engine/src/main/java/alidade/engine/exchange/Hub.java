package alidade.engine.exchange;

import alidade.engine.log.EntryId;
import alidade.engine.log.Hashes;
import alidade.engine.log.Header;
import alidade.engine.log.Node;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where nodes meet: for each node a chain of entries as in its log, which grows at its end and nowhere
/// else.
///
/// What every hub guarantees, whoever is killed at whatever moment:
/// - An entry is there with all of its rows or with its header alone, and never changes, but that rows may
///   come to a header. Only [#seal] and [#withhold] make one, after all that stand before it.
/// - What they answered with [Verdict.Appended] or [Verdict.Duplicate] is on the hub's disk.
/// - Nodes do not wait for each other, and nothing that a dead one leaves behind has to be cleared by hand.
///   Two installations that both seal as one node get one chain: the second is told [Verdict.Fork].
/// - Chunks that were sent stay until their entry is sealed, so a cut transfer goes on where it was cut;
///   they count for nothing before.
///
/// What no hub guarantees is that it is honest: who takes an entry holds header and lines to the hashes,
/// and the header to the entry before it. So a hub may hand out whatever lies there.
///
/// Every method throws [HubProblem] when the hub cannot be reached or its disk fails; what was acknowledged
/// stays so, and everything may be asked again. A hub is used by one thread at a time; several clients may
/// use the same place at once.
public interface Hub extends AutoCloseable {
    /// The last entry of each node that is known here. A node of which nothing can be used is there with
    /// [Head#NONE].
    Map<String, Head> vector();

    /// The headers of a node's entries after a place, in order and without gaps: some of them at least,
    /// where there are any that can be used. Empty and without a halt, when there are no more.
    Stretch headers(String node, long after);

    /// Which chunks of an entry that is not sealed yet are here.
    ///
    /// @return by number of the chunk the SHA-256 of its lines
    Map<Integer, String> present(Header header);

    /// Keeps a chunk of an entry; one of the same number goes away. On the hub's disk when this returns.
    void send(Header header, Chunk chunk);

    /// Makes an entry of what was sent: of the chunks from 0 on, one after the other.
    ///
    /// The answers are looked for in the order of [Verdict]; only [Verdict.Appended] changed anything, but
    /// for [Verdict.Short], after which chunks that were wrong are gone. An entry that is there without its
    /// rows is no duplicate: it gets them.
    Verdict seal(Header header);

    /// Makes an entry of its header alone: its rows stay where they are. The answers are those of [#seal]
    /// without [Verdict.Short]; an entry that is there, with its rows or without, is a duplicate.
    ///
    /// @param header of an entry of records: documents always travel
    Verdict withhold(Header header);

    /// The places of a node's entries that are here without their rows. Where much would have to be read
    /// for that, some may be left out, or named although they have them.
    Set<Long> withheld(String node);

    /// Whether rows that lie here are kept from those who may read the log: else whoever reaches the hub
    /// can read all of it. Known without asking it.
    boolean keepsRowsToItself();

    /// The payload of a sealed entry, as its lines; to be closed, and to be held to the hash before
    /// anything is used.
    ///
    /// @throws alidade.engine.log.UnreadableEntry when what lies there cannot be read, now or in the midst
    ///     of the stream, or the rows are not here
    InputStream lines(Header header);

    /// Leaves a sign that the node was here, and lets go of what it left half-done and no longer needs.
    ///
    /// @param clock the node's own
    Life meet(Node node, Clock clock);

    /// The last sign of each node.
    List<Life> lives();

    /// What lies at the hub and is none of it, each in a sentence; it is left alone and used for nothing.
    List<String> strangers();

    @Override
    default void close() {}

    /// @param seq 0 when there is none
    record Head(long seq, String hash, String incarnation) {
        static final Head NONE = new Head(0, "0".repeat(64), "");

        static Head of(Header header) {
            return new Head(header.id().seq(), header.hash(), header.incarnation());
        }
    }

    /// @param withheld places of those that are there without their rows
    /// @param halt why the entry behind these cannot be had
    record Stretch(List<Header> headers, Set<Long> withheld, Optional<Halt> halt) {
        public Stretch {
            headers = List.copyOf(headers);
            withheld = Set.copyOf(withheld);
        }
    }

    /// Why a node's chain cannot be followed further.
    sealed interface Halt {
        EntryId id();

        /// It is not there, and later ones are.
        record Missing(EntryId id) implements Halt {}

        record Unusable(EntryId id, String sentence) implements Halt {}

        /// A later version of the program sealed it.
        record Newer(EntryId id, String sentence) implements Halt {}
    }

    /// Some lines of a payload, each with its line feed.
    ///
    /// @param number from 0
    /// @param sha SHA-256 of the lines
    record Chunk(int number, byte[] lines, String sha) {
        public static Chunk of(int number, byte[] lines) {
            var digest = Hashes.newSha256();
            digest.update(lines);
            return new Chunk(number, lines, Hashes.hex(digest.digest()));
        }

        public long countLines() {
            var count = 0L;
            for (var one : lines) count += one == '\n' ? 1 : 0;
            return count;
        }
    }

    /// What the hub says to an entry that is to be sealed.
    sealed interface Verdict {
        /// The hub is too old for it.
        record Newer(int schemaVersion) implements Verdict {}

        /// It is there already.
        record Duplicate() implements Verdict {}

        /// @param at place of an entry that is another one there
        record Fork(long at) implements Verdict {}

        /// @param want place of the entry that the hub lacks first
        record Gap(long want) implements Verdict {}

        /// The chunks are not all of it, or not what the header says.
        ///
        /// @param have lines that are there
        record Short(long have, long want) implements Verdict {}

        record Appended() implements Verdict {}
    }

    /// A node's last visit.
    ///
    /// @param met by the hub's clock
    /// @param ahead how far the node's clock was ahead of the hub's
    record Life(String node, String region, String incarnation, Instant met, Duration ahead) {}
}
