package alidade.app.views.hub;

import alidade.app.specimens.Hard;
import alidade.app.views.hub.HubReading.Chosen;
import alidade.app.views.hub.HubReading.Queue;
import alidade.engine.exchange.Exchanged;
import alidade.engine.exchange.Hub.Life;
import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.LastExchange;
import alidade.engine.exchange.LastExchange.Met;
import alidade.engine.exchange.Move;
import alidade.engine.exchange.Problem;
import alidade.engine.exchange.Problem.Kind;
import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Invented readings of a hub. Nothing is kept, and nothing moves.
record InventedHub(Kindred kind) implements HubWork {
    static final Instant MOMENT = Instant.parse("2026-11-26T00:40:00Z");
    private static final String SELF = "4f0a12c39b7e";
    private static final String REFUSED = "the hub postgresql://una@hub.example/alidade cannot be used: "
            + "it cannot be reached, or the connection was lost: check network, VPN and firewall";

    enum Kindred {
        USUAL,
        /// Names and numbers that layouts fail on.
        HARD,
        NONE,
        NEVER,
        AWAY,
        /// Each kind of problem stands in the way.
        TROUBLED,
        /// A folder that could be made a hub.
        FOLDER,
        BROKEN
    }

    private boolean isHard() {
        return kind == Kindred.HARD;
    }

    @Override
    public HubReading read() {
        if (kind == Kindred.BROKEN) throw new IllegalStateException(Hard.SENTENCE);
        if (kind == Kindred.NONE)
            return new HubReading("/work", Optional.empty(), Optional.empty(), Optional.empty(), lines(), queue());
        var address = isHard() ? "/" + Hard.CHINESE + "/" + Hard.HANGUL : "postgresql://una@hub.example/alidade";
        var account = isHard() ? Optional.<String>empty() : Optional.of("hub");
        return new HubReading(
                "/home/una/.alidade/workspace",
                Optional.of(new Chosen(address, address, account)),
                Optional.empty(),
                last(address),
                lines(),
                queue());
    }

    private Optional<LastExchange> last(String address) {
        if (kind == Kindred.NEVER) return Optional.empty();
        var away = kind == Kindred.AWAY ? Optional.of(REFUSED) : Optional.<String>empty();
        var met = new Met(
                MOMENT.minusSeconds(300),
                3,
                isHard() ? Hard.HUGE.longValue() : 12,
                Map.of(),
                problems(),
                List.of(),
                false);
        return Optional.of(new LastExchange(address, MOMENT.minusSeconds(300), away, Optional.of(met)));
    }

    private List<Problem> problems() {
        if (kind == Kindred.USUAL || kind == Kindred.AWAY) return List.of();
        var detail = isHard() ? Hard.SENTENCE : "the hub has another entry in its place than is here";
        return Stream.of(Kind.values())
                .map(one -> new Problem(one, one == Kind.HUB ? "" : SELF, one == Kind.HUB ? 0 : 41, detail))
                .toList();
    }

    private static Queue queue() {
        return new Queue(3, Optional.of(MOMENT.minus(Duration.ofDays(6))));
    }

    /// This one is ahead, then one that is behind, one with a wrong clock, one that is the same, one never seen.
    private List<NodeLine> lines() {
        var isMet = kind != Kindred.NEVER && kind != Kindred.NONE;
        var lines = new ArrayList<NodeLine>();
        lines.add(line(SELF, "cn", true, 312, 309, Duration.ZERO, isMet));
        lines.add(line("a81c07d2e5f4", "global", false, 290, 412, Duration.ofHours(3), isMet));
        lines.add(line("0c55be71aa90", "cn", false, 40, 40, Duration.ofDays(-2), isMet));
        lines.add(new NodeLine(
                "77be0d4c1f23", "", false, 6, isMet ? Optional.of(9L) : Optional.empty(), Optional.empty()));
        if (isHard())
            lines.add(line(Hard.LONG, Hard.LONG, false, Hard.HUGE.longValue(), 1, Duration.ofDays(3650), true));
        return lines;
    }

    private static NodeLine line(
            String node, String region, boolean isSelf, long here, long atHub, Duration ahead, boolean isMet) {
        var life = new Life(node, region, "1", MOMENT.minus(Duration.ofHours(isSelf ? 0 : 5)), ahead);
        return isMet
                ? new NodeLine(node, region, isSelf, here, Optional.of(atHub), Optional.of(life))
                : new NodeLine(node, region, isSelf, here, Optional.empty(), Optional.empty());
    }

    @Override
    public Found look(String address) {
        if (kind == Kindred.FOLDER || isHard())
            throw new HubProblem(isHard() ? Hard.SENTENCE : address + " is not a hub");
        return new Found(address, 4, 770, 125);
    }

    @Override
    public boolean canBeMade(String address) {
        return kind == Kindred.FOLDER;
    }

    @Override
    public void make(String address) {
        // Nothing is made.
    }

    @Override
    public void keep(String address) {
        // Nothing is kept.
    }

    @Override
    public void forget() {
        // Nothing is forgotten.
    }

    @Override
    public Exchanged exchange(Consumer<Move> moves, Progress progress, CancelSignal cancel) {
        moves.accept(new Move.Pulled(new EntryId("a81c07d2e5f4", 291), 1, 122));
        return new Exchanged(3, 122, new TreeMap<>(), problems(), List.of(), List.of(), false);
    }
}
