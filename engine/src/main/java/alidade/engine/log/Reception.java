package alidade.engine.log;

/// How an entry that was sealed elsewhere was received. Only after [Taken] is anything of it here that was
/// not before.
public sealed interface Reception {
    /// It, or what was lacking of it, is on the disk now, proven by its hashes and by the entry before it.
    record Taken() implements Reception {}

    /// The same entry was here already.
    record Here() implements Reception {}

    /// Entries before it are missing.
    ///
    /// @param want place of the first one that is
    record Gap(long want) implements Reception {}

    /// The node's log here and the log that it comes from went different ways.
    ///
    /// @param at place of an entry that is one here and another one there
    record Fork(long at) implements Reception {}

    /// A later version of the program sealed it.
    record Newer(int schemaVersion) implements Reception {}

    /// It is not what its hashes say, or not what may be taken; why, in a sentence.
    record Refused(String sentence) implements Reception {}
}
