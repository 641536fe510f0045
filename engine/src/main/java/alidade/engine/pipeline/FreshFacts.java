package alidade.engine.pipeline;

import alidade.engine.standardize.FactSorter;
import alidade.engine.standardize.SortedFact;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;

/// The facts of a file in order, each with whether it is sealed already. Not thread safe.
final class FreshFacts {
    /// So many are held against what is sealed at once.
    private static final int ROWS = 20_000;

    private static final long BYTES = 24 << 20;

    private final FactSorter.Facts facts;
    private final EarlierFacts earlier;
    private final ArrayDeque<Candidate> ahead = new ArrayDeque<>();

    FreshFacts(FactSorter.Facts facts, EarlierFacts earlier) {
        this.facts = facts;
        this.earlier = earlier;
    }

    /// @param fresh not sealed yet
    record Candidate(SortedFact fact, boolean fresh) {}

    /// The next one; empty at the end.
    Optional<Candidate> next() throws IOException {
        if (ahead.isEmpty()) compareMore();
        return Optional.ofNullable(ahead.poll());
    }

    private void compareMore() throws IOException {
        var part = new ArrayList<SortedFact>();
        var room = BYTES;
        while (part.size() < ROWS && room > 0) {
            var one = facts.next();
            if (one.isEmpty()) break;
            part.add(one.get());
            room -= FactSorter.bytes(one.get().fact());
        }
        if (part.isEmpty()) return;
        var sealed = earlier.between(part.getFirst(), part.getLast());
        for (var one : part) {
            var known = !sealed.isEmpty() && sealed.contains(KnownFacts.fingerprint(one.fact()));
            ahead.add(new Candidate(one, !known));
        }
    }
}
