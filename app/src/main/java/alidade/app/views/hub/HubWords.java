package alidade.app.views.hub;

import alidade.app.widgets.Spans;
import alidade.app.widgets.StepSentence;
import alidade.app.widgets.Wording;
import alidade.engine.exchange.Exchanged;
import alidade.engine.exchange.Hub.Life;
import alidade.engine.exchange.Move;
import alidade.engine.exchange.Problem;
import java.io.File;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the parts of the hub write alike.
record HubWords(Wording wording) {
    /// A clock that is less than this beside the hub's is right.
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    String get(String key, Object... values) {
        return wording.get(key, values);
    }

    String number(long number) {
        return wording.formats().exact(BigDecimal.valueOf(number));
    }

    String ago(Instant then, Instant now) {
        return new Spans(wording).ago(then, now);
    }

    String going(HubViewModel.Going.Running running) {
        if (running.stopping()) return get("hub.stopping");
        if (running.step().isPresent())
            return new StepSentence(wording).of(running.step().get());
        return running.move().map(this::move).orElse(get("hub.begun"));
    }

    private String move(Move move) {
        return switch (move) {
            case Move.Sending(var entry, var lines, var all) -> get("hub.sending", entry, number(lines), number(all));
            case Move.Pushed(var _, var done, var all) -> get("hub.pushed", number(done), number(all));
            case Move.Pulled(var _, var done, var all) -> get("hub.pulled", number(done), number(all));
        };
    }

    /// The part that is done, 0 to 1; negative when nobody knows.
    static double part(HubViewModel.Going.Running running) {
        if (running.step().isPresent() || running.stopping() || running.move().isEmpty()) return -1;
        return switch (running.move().get()) {
            case Move.Sending(var _, var lines, var all) -> (double) lines / Math.max(1, all);
            case Move.Pushed(var _, var done, var all) -> (double) done / Math.max(1, all);
            case Move.Pulled(var _, var done, var all) -> (double) done / Math.max(1, all);
        };
    }

    /// How an exchange ended.
    String over(Exchanged over) {
        var moved = get(over.cancelled() ? "hub.over.cut" : "hub.over", number(over.pushed()), number(over.pulled()));
        return over.problems().isEmpty()
                ? moved
                : moved + " " + title(over.problems().getFirst()) + " "
                        + over.problems().getFirst().detail();
    }

    String found(HubWork.Found found) {
        return get(
                "hub.found", found.address(), number(found.nodes()), number(found.entries()), number(found.waiting()));
    }

    String compared(NodeLine line) {
        if (line.atHub().isEmpty()) return get("hub.unknown");
        if (line.behind() > 0) return get("hub.behind", number(line.behind()));
        return line.ahead() > 0 ? get("hub.ahead", number(line.ahead())) : get("hub.same");
    }

    /// When it last met the hub, and how wrong its clock was then.
    String seen(NodeLine line, Instant now) {
        return line.life().map(life -> get("hub.seen", ago(life.met(), now))).orElse(get("hub.unseen"));
    }

    Optional<String> clock(NodeLine line) {
        return line.life()
                .map(Life::ahead)
                .filter(ahead -> ahead.abs().compareTo(TOLERANCE) > 0)
                .map(ahead -> get(
                        ahead.isNegative() ? "hub.clock.behind" : "hub.clock.ahead",
                        new Spans(wording).span(ahead.abs())));
    }

    /// All of a line, for those who hear it.
    String whole(NodeLine line, Instant now) {
        var parts = new ArrayList<String>();
        parts.add(get("hub.node", line.node()));
        if (!line.region().isEmpty()) parts.add(wording.region(line.region()));
        if (line.isSelf()) parts.add(get("hub.self"));
        parts.add(get("hub.here", number(line.here())));
        line.atHub().ifPresent(seq -> parts.add(get("hub.there", number(seq))));
        parts.add(compared(line));
        parts.add(seen(line, now));
        clock(line).ifPresent(parts::add);
        return String.join(", ", parts);
    }

    private static String key(Problem problem) {
        return problem.kind().name().toLowerCase(Locale.ROOT);
    }

    String title(Problem problem) {
        var about = problem.seq() > 0
                ? problem.node() + ":" + problem.seq()
                : problem.node().isEmpty() ? get("hub.title") : problem.node();
        return get("hub.problem." + key(problem), about);
    }

    /// What a person can do about it.
    String way(Problem problem, boolean isOwn) {
        var key = "hub.way." + key(problem);
        return get(isOwn ? key + "_own" : key);
    }

    /// The lines of a terminal by which this installation goes on as a new node, and nothing is lost.
    static List<String> newNode(String workspace, String hub) {
        return List.of(
                "alidade backup %s -w %s".formatted(quoted(workspace + "-backup.zip"), quoted(workspace)),
                "alidade exchange --hub %s -w %s".formatted(quoted(hub), quoted(workspace + "-new")));
    }

    /// As one word of a command line, whatever stands in it.
    static String quoted(String word) {
        return File.separatorChar == '\\' ? '"' + word.replace("\"", "") + '"' : "'" + word.replace("'", "'\\''") + "'";
    }
}
