package alidade.engine.exchange;

import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.Node;
import alidade.engine.log.UnreadableEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A hub in memory: what the others have to be like, in a few lines. Thread safe.
final class MemoryHub implements Hub {
    private final Clock clock;
    private final Map<String, List<Header>> chains = new TreeMap<>();
    private final Map<EntryId, byte[]> payloads = new TreeMap<>();
    private final Map<String, Map<Integer, Chunk>> incoming = new TreeMap<>();
    private final Map<String, Life> lives = new TreeMap<>();
    private final Set<EntryId> withoutRows = new TreeSet<>();
    private final boolean keepsRowsToItself;

    MemoryHub(Clock clock) {
        this(clock, false);
    }

    MemoryHub(Clock clock, boolean keepsRowsToItself) {
        this.clock = clock;
        this.keepsRowsToItself = keepsRowsToItself;
    }

    private List<Header> chain(String node) {
        return chains.getOrDefault(node, List.of());
    }

    @Override
    public synchronized Map<String, Head> vector() {
        var vector = new TreeMap<String, Head>();
        chains.forEach((node, chain) -> vector.put(node, Head.of(chain.getLast())));
        return vector;
    }

    @Override
    public synchronized Stretch headers(String node, long after) {
        var chain = chain(node);
        var from = (int) Math.min(after, chain.size());
        // Now and then not all at once, as it may.
        var to = Math.min(chain.size(), from + 1 + from % 3);
        var headers = chain.subList(from, to);
        var without = withheld(node);
        without.removeIf(seq -> seq <= from || seq > to);
        return new Stretch(headers, without, Optional.empty());
    }

    @Override
    public synchronized Map<Integer, String> present(Header header) {
        var present = new TreeMap<Integer, String>();
        incoming.getOrDefault(header.hash(), Map.of()).forEach((number, chunk) -> present.put(number, chunk.sha()));
        return present;
    }

    @Override
    public synchronized void send(Header header, Chunk chunk) {
        incoming.computeIfAbsent(header.hash(), _ -> new TreeMap<>()).put(chunk.number(), chunk);
    }

    @Override
    public synchronized Verdict seal(Header header) {
        var answer = answer(header);
        var isWithheld = answer.equals(Optional.of(new Verdict.Duplicate())) && withoutRows.contains(header.id());
        if (answer.isPresent() && !isWithheld) return answer.get();
        var payload = payload(header);
        var want = header.rows() + header.refused();
        var have = lines(payload);
        if (have < want) return new Verdict.Short(have, want);
        incoming.remove(header.hash());
        if (!Chunk.of(0, payload).sha().equals(header.payloadSha())) return new Verdict.Short(0, want);
        if (!withoutRows.remove(header.id())) append(header);
        payloads.put(header.id(), payload);
        return new Verdict.Appended();
    }

    private void append(Header header) {
        chains.computeIfAbsent(header.id().node(), _ -> new ArrayList<>()).add(header);
    }

    private Optional<Verdict> answer(Header header) {
        if (header.schemaVersion() > Log.SCHEMA_VERSION) return Optional.of(new Verdict.Newer(header.schemaVersion()));
        var chain = chain(header.id().node());
        var seq = header.id().seq();
        if (seq <= chain.size()) {
            var isSame = chain.get((int) seq - 1).hash().equals(header.hash());
            return Optional.of(isSame ? new Verdict.Duplicate() : new Verdict.Fork(seq));
        }
        if (seq > chain.size() + 1) return Optional.of(new Verdict.Gap(chain.size() + 1L));
        return seq == 1 || chain.getLast().hash().equals(header.prevHash())
                ? Optional.empty()
                : Optional.of(new Verdict.Fork(seq - 1));
    }

    @Override
    public synchronized Verdict withhold(Header header) {
        var answer = answer(header);
        if (answer.isPresent()) return answer.get();
        append(header);
        withoutRows.add(header.id());
        incoming.remove(header.hash());
        return new Verdict.Appended();
    }

    @Override
    public synchronized Set<Long> withheld(String node) {
        return withoutRows.stream()
                .filter(id -> id.node().equals(node))
                .map(EntryId::seq)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public boolean keepsRowsToItself() {
        return keepsRowsToItself;
    }

    private byte[] payload(Header header) {
        var payload = new ByteArrayOutputStream();
        var chunks = incoming.getOrDefault(header.hash(), Map.of());
        for (var number = 0; chunks.containsKey(number); number++) {
            payload.writeBytes(chunks.get(number).lines());
        }
        return payload.toByteArray();
    }

    private static long lines(byte[] payload) {
        var lines = 0L;
        for (var one : payload) lines += one == '\n' ? 1 : 0;
        return lines;
    }

    @Override
    public synchronized InputStream lines(Header header) {
        if (withoutRows.contains(header.id())) throw new UnreadableEntry(header.id(), "its rows are not here");
        return new ByteArrayInputStream(payloads.getOrDefault(header.id(), new byte[0]));
    }

    @Override
    public synchronized Life meet(Node node, Clock own) {
        var met = clock.instant();
        var life = new Life(node.id(), node.region(), node.incarnation(), met, Duration.between(met, own.instant()));
        lives.put(node.id(), life);
        return life;
    }

    @Override
    public synchronized List<Life> lives() {
        return List.copyOf(lives.values());
    }

    @Override
    public List<String> strangers() {
        return List.of();
    }
}
