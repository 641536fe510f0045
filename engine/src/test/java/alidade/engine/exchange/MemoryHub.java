package alidade.engine.exchange;

import alidade.engine.log.EntryId;
import alidade.engine.log.Header;
import alidade.engine.log.Log;
import alidade.engine.log.Node;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A hub in memory: what the others have to be like, in a few lines. Thread safe.
final class MemoryHub implements Hub {
    private final Clock clock;
    private final Map<String, List<Header>> chains = new TreeMap<>();
    private final Map<EntryId, byte[]> payloads = new TreeMap<>();
    private final Map<String, Map<Integer, Chunk>> incoming = new TreeMap<>();
    private final Map<String, Life> lives = new TreeMap<>();

    MemoryHub(Clock clock) {
        this.clock = clock;
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
        return new Stretch(chain.subList(from, to), Optional.empty());
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
        if (header.schemaVersion() > Log.SCHEMA_VERSION) return new Verdict.Newer(header.schemaVersion());
        var chain = chain(header.id().node());
        var seq = header.id().seq();
        if (seq <= chain.size()) {
            var there = chain.get((int) seq - 1);
            return there.hash().equals(header.hash()) ? new Verdict.Duplicate() : new Verdict.Fork(seq);
        }
        if (seq > chain.size() + 1) return new Verdict.Gap(chain.size() + 1L);
        if (seq > 1 && !chain.getLast().hash().equals(header.prevHash())) return new Verdict.Fork(seq - 1);
        var payload = payload(header);
        var want = header.rows() + header.refused();
        var have = lines(payload);
        if (have < want) return new Verdict.Short(have, want);
        incoming.remove(header.hash());
        if (!new Chunk(0, payload).sha().equals(header.payloadSha())) return new Verdict.Short(0, want);
        chains.computeIfAbsent(header.id().node(), _ -> new ArrayList<>()).add(header);
        payloads.put(header.id(), payload);
        return new Verdict.Appended();
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
