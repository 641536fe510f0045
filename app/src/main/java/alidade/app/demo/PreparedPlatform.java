package alidade.app.demo;

import alidade.app.demo.DemoScript.LoopbackScript;
import alidade.app.demo.DemoScript.Pages;
import alidade.resources.packs.Pack;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Input;
import alidade.resources.packs.SourceDefinition.Paging;
import alidade.resources.packs.SourceDefinition.Stage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// A platform on the loopback address with as many invented records as wanted. All pages are written before the first
/// one is asked for, so that whoever measures does not measure the platform.
///
/// It answers for a source of the pack that is read from lists alone, each page of which names the next one in a Link
/// header. The records are spread evenly over the inputs of the source, each in one of them. Thread safe.
public final class PreparedPlatform implements AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final int DAY = 0;

    private final Pack pack;
    private final SourceDefinition source;
    private final long records;
    private final long sum;
    private final List<URI> firstPages = new ArrayList<>();
    private final Map<Map<String, String>, Page> pages = new HashMap<>();
    private final Map<String, String> headers;
    private final String path;
    private final HttpServer server;

    /// @param next address of the page after it; none after the last one
    private record Page(byte[] body, Optional<String> next) {}

    private PreparedPlatform(
            Pack pack, SourceDefinition source, LoopbackScript script, List<DemoModel> models, LocalDate day)
            throws IOException {
        this.pack = pack;
        this.source = source;
        var list = pages(script);
        headers = list.headers() == null ? Map.of() : Map.copyOf(list.headers());
        path = list.path();
        records = models.size();
        sum = models.stream().mapToLong(model -> model.counts[DAY]).sum();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var text = new RecordText(day);
        var written =
                models.stream().map(model -> text.of(list.record(), model, DAY)).toList();
        var inputs = source.inputs();
        for (var i = 0; i < inputs.size(); i++) {
            var from = Math.toIntExact(records * i / inputs.size());
            var to = Math.toIntExact(records * (i + 1) / inputs.size());
            prepare(list, parameters(source.stages().getFirst(), inputs.get(i)), written.subList(from, to));
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// Starts one for the first suitable source of the pack.
    ///
    /// @param day on which the records are as they are
    /// @throws IllegalArgumentException when no source of the pack is suitable
    public static PreparedPlatform start(Pack pack, int records, LocalDate day, long seed) throws IOException {
        var demonstrated = DemoScript.shipped();
        if (!demonstrated.pack().equals(pack.name())) {
            throw new IllegalArgumentException(pack.name() + " has no samples to write pages from");
        }
        for (var source : pack.sources()) {
            if (!isSuitable(source)) continue;
            var script = demonstrated.script().platforms().stream()
                    .filter(one -> one.name().equals(source.name()))
                    .flatMap(one -> Optional.ofNullable(one.replay()).stream())
                    .map(demonstrated::loopback)
                    .findFirst();
            if (script.isEmpty()) continue;
            var models = ManyModels.on(demonstrated.script(), source.name(), records, seed);
            return new PreparedPlatform(pack, source, script.get(), models, day);
        }
        throw new IllegalArgumentException(
                pack.name() + " has no source whose only stage is a list that is paged by a Link header");
    }

    public SourceDefinition source() {
        return source;
    }

    public long records() {
        return records;
    }

    /// The sum of the counts of all records.
    public long sum() {
        return sum;
    }

    /// Where each list begins, in the order of the inputs.
    public List<URI> firstPages() {
        return List.copyOf(firstPages);
    }

    /// Base addresses by `source.host`, to be given to the engine.
    public Map<String, String> hosts() {
        return source.hosts().keySet().stream()
                .collect(Collectors.toMap(host -> source.id() + "." + host, host -> address()));
    }

    /// @return the name by which the source is asked for
    public String name() {
        return pack.name() + "/" + source.id();
    }

    private static boolean isSuitable(SourceDefinition source) {
        var stages = source.stages();
        return !source.isLinked()
                && stages.size() == 1
                && !stages.getFirst().perRecord()
                && stages.getFirst().paging() instanceof Paging.LinkHeader;
    }

    private static Pages pages(LoopbackScript script) {
        var pages = script.pages();
        if (pages == null) throw new IllegalArgumentException(script.platform() + " has no script of its list");
        return pages;
    }

    /// The parameters by which the source asks for the first page of an input.
    private static Map<String, String> parameters(Stage stage, Input input) {
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : stage.request().query()) {
            var value = parameter.value();
            for (var one : input.values().entrySet()) value = value.replace("{" + one.getKey() + "}", one.getValue());
            if (!value.isEmpty()) parameters.put(parameter.name(), value);
        }
        return parameters;
    }

    private void prepare(Pages list, Map<String, String> parameters, List<String> written) {
        firstPages.add(URI.create(address(parameters)));
        var asked = parameters.get(list.size().parameter());
        var size = Math.min(
                asked == null ? list.size().unlessGiven() : Integer.parseInt(asked),
                list.size().most());
        var here = parameters;
        for (var from = 0; from == 0 || from < written.size(); from += size) {
            var to = Math.min(from + size, written.size());
            var body = list.body().replace("%records%", String.join(",", written.subList(from, to)));
            var next = new LinkedHashMap<>(parameters);
            next.put(list.next().parameter(), Integer.toString(to));
            var link = to < written.size() ? Optional.of(address(next)) : Optional.<String>empty();
            pages.put(new TreeMap<>(here), new Page(body.getBytes(StandardCharsets.UTF_8), link));
            here = next;
        }
    }

    private String address() {
        var bound = server.getAddress();
        return "http://" + bound.getHostString() + ":" + bound.getPort();
    }

    private String address(Map<String, String> parameters) {
        return address() + path + "?"
                + parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var page = pages.get(new TreeMap<>(LoopbackPlatform.parameters(exchange)));
            if (page == null || !exchange.getRequestURI().getPath().equals(path)) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            page.next().ifPresent(next -> exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\""));
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, page.body().length);
            exchange.getResponseBody().write(page.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
