package alidade.engine.node;

import alidade.engine.exchange.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the exchanges of this node with its hub went, since the process began.
///
/// @param last the end of the last exchange that reached the hub
/// @param awaySince when the hub was first found away, after which it was not reached
/// @param reason why it is away
/// @param next when the next exchange begins
/// @param met exchanges that reached the hub
/// @param failed exchanges that did not
/// @param problems what was not exchanged the last time
/// @param untold why people could not be told of a silent node
public record Meeting(
        Optional<Instant> last,
        Optional<Instant> awaySince,
        Optional<String> reason,
        Instant next,
        long met,
        long failed,
        long pushed,
        long pulled,
        List<Problem> problems,
        List<Neighbour> neighbours,
        Optional<String> untold) {
    public Meeting {
        problems = List.copyOf(problems);
        neighbours = List.copyOf(neighbours);
    }

    static Meeting none(Instant next) {
        return new Meeting(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                next,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                Optional.empty());
    }

    Meeting away(Instant now, String sentence, Instant then, long push, long pull) {
        return new Meeting(
                last,
                awaySince.or(() -> Optional.of(now)),
                Optional.of(sentence),
                then,
                met,
                failed + 1,
                pushed + push,
                pulled + pull,
                problems,
                neighbours,
                untold);
    }

    Meeting met(Instant now, Instant then, long push, long pull, List<Problem> found, Silences.Look look) {
        return new Meeting(
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                then,
                met + 1,
                failed,
                pushed + push,
                pulled + pull,
                found,
                look.neighbours(),
                look.untold());
    }
}
