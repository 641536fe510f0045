package alidade.app.views.hub;

import alidade.app.views.hub.HubReading.Chosen;
import alidade.app.views.hub.HubReading.Queue;
import alidade.engine.exchange.ExchangeMemory;
import alidade.engine.exchange.Exchanged;
import alidade.engine.exchange.Hub.Life;
import alidade.engine.exchange.HubAddress;
import alidade.engine.exchange.HubChoice;
import alidade.engine.exchange.HubProblem;
import alidade.engine.exchange.LastExchange;
import alidade.engine.exchange.LastExchange.Met;
import alidade.engine.exchange.Move;
import alidade.engine.exchange.RememberedExchange;
import alidade.engine.exchange.postgres.PostgresAddress;
import alidade.engine.log.EntryId;
import alidade.engine.log.Log;
import alidade.engine.log.UnreadableEntry;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Progress;
import alidade.fetch.sources.CancelSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The hub of an open workspace.
public final class EngineHub implements HubWork {
    private final Engine engine;
    private final Path workspace;
    private final HubChoice choice;
    private final ExchangeMemory memory;
    private final RememberedExchange exchange;

    public EngineHub(Engine engine, Path workspace, Clock clock) {
        this.engine = engine;
        this.workspace = workspace.toAbsolutePath().normalize();
        choice = new HubChoice(workspace);
        memory = new ExchangeMemory(workspace);
        exchange = new RememberedExchange(engine, workspace, clock);
    }

    @Override
    public HubReading read() {
        try {
            var chosen = choice.read();
            return reading(chosen, Optional.empty());
        } catch (HubProblem e) {
            return reading(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private HubReading reading(Optional<HubAddress> chosen, Optional<String> trouble) {
        var last = memory.read().filter(one -> chosen.map(HubAddress::toString).equals(Optional.of(one.hub())));
        var met = last.flatMap(LastExchange::met);
        return new HubReading(
                workspace.toString(), chosen.map(EngineHub::chosen), trouble, last, lines(met), queue(met));
    }

    private static Chosen chosen(HubAddress hub) {
        var account =
                hub instanceof PostgresAddress database ? Optional.of(database.account()) : Optional.<String>empty();
        return new Chosen(hub.text(), hub.toString(), account);
    }

    private List<NodeLine> lines(Optional<Met> met) {
        var log = engine.log();
        var self = log.node().id();
        var names = new TreeSet<String>();
        log.entries().forEach(id -> names.add(id.node()));
        met.ifPresent(one -> names.addAll(one.atHub().keySet()));
        names.remove(self);
        var lines = new ArrayList<NodeLine>();
        lines.add(line(self, met));
        names.forEach(name -> lines.add(line(name, met)));
        return lines;
    }

    private NodeLine line(String node, Optional<Met> met) {
        var log = engine.log();
        var here = log.reached(node);
        var life = met.flatMap(one -> one.life(node));
        var isSelf = node.equals(log.node().id());
        return new NodeLine(
                node,
                isSelf ? log.node().region() : life.map(Life::region).orElseGet(() -> region(log, node, here)),
                isSelf,
                here,
                met.map(one -> one.atHub().getOrDefault(node, 0L)),
                life);
    }

    private static String region(Log log, String node, long here) {
        if (here == 0) return "";
        try {
            return log.header(new EntryId(node, here)).region();
        } catch (UnreadableEntry _) {
            return "";
        }
    }

    private Queue queue(Optional<Met> met) {
        var log = engine.log();
        var self = log.node().id();
        var last = log.reached(self);
        var atHub = met.map(one -> one.atHub().getOrDefault(self, 0L)).orElse(0L);
        if (atHub >= last) return new Queue(0, Optional.empty());
        try {
            var first = log.header(new EntryId(self, atHub + 1));
            return new Queue(last - atHub, Optional.of(first.sealedAt()));
        } catch (UnreadableEntry _) {
            return new Queue(last - atHub, Optional.empty());
        }
    }

    @Override
    public Found look(String address) {
        var hub = choice.address(address);
        try (var opened = hub.open(engine.accounts())) {
            var vector = opened.vector();
            var entries = 0L;
            var waiting = 0L;
            for (var head : vector.entrySet()) {
                var there = head.getValue().seq();
                entries += there;
                waiting += Math.max(0, there - engine.log().reached(head.getKey()));
            }
            return new Found(hub.toString(), vector.size(), entries, waiting);
        }
    }

    @Override
    public boolean canBeMade(String address) {
        return choice.address(address) instanceof HubAddress.Folder(var folder)
                && Files.isDirectory(folder)
                && !Files.exists(folder.resolve("hub.json"));
    }

    @Override
    public void make(String address) {
        choice.address(address).create().close();
    }

    @Override
    public void keep(String address) {
        choice.keep(choice.address(address));
    }

    @Override
    public void forget() {
        choice.forget();
    }

    @Override
    public Exchanged exchange(Consumer<Move> moves, Progress progress, CancelSignal cancel) {
        var hub = choice.read().orElseThrow(() -> new HubProblem("no hub is chosen"));
        return exchange.run(hub, moves, progress, cancel);
    }
}
