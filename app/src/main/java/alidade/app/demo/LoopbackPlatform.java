package alidade.app.demo;

import alidade.app.demo.DemoScript.Details;
import alidade.app.demo.DemoScript.LoopbackScript;
import alidade.app.demo.DemoScript.Pages;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// A platform on the loopback address that answers for the models of the invented world as its script says.
///
/// Thread safe: requests are answered on virtual threads, the day is set by another one.
final class LoopbackPlatform implements AutoCloseable {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final String KEY = "{key}";
    private static final String NUMBER = "{number}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackScript script;
    private final List<DemoModel> models;
    private final RecordText text;
    private final Witness witness;
    private final HttpServer server;
    private volatile int day;
    private volatile boolean closedToday;

    /// Who keeps the ledger: told what was handed out, by the one who handed it out.
    interface Witness {
        void saw(Sighting sighting);

        /// A search was answered to its last page.
        void searched(String platform, String search, int day);
    }

    LoopbackPlatform(LoopbackScript script, DemoWorld world, RecordText text, Witness witness) throws IOException {
        this.script = script;
        this.text = text;
        this.witness = witness;
        models = world.on(script.platform());
        day = world.days() - 1;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String platform() {
        return script.platform();
    }

    URI address() {
        var bound = server.getAddress();
        return URI.create("http://" + bound.getHostString() + ":" + bound.getPort());
    }

    void on(int today, boolean closed) {
        day = today;
        closedToday = closed;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var pages = script.pages();
            if (closedToday) {
                send(
                        exchange,
                        FORBIDDEN,
                        "<html><body><h1>403 Forbidden</h1>Not available in your region.</body></html>");
            } else if (pages != null && path.equals(pages.path())) {
                answerPage(exchange, pages, parameters(exchange));
            } else {
                answerDetails(exchange, path);
            }
        }
    }

    private void answerPage(HttpExchange exchange, Pages pages, Map<String, String> parameters) throws IOException {
        var must = pages.must();
        if (must != null && !must.among().contains(parameters.getOrDefault(must.parameter(), ""))) {
            send(
                    exchange,
                    BAD_REQUEST,
                    "{\"code\":\"REQ-ERR-0\",\"msg\":\"%s must be given\"}".formatted(must.parameter()));
            return;
        }
        var today = day;
        var tree = pages.tree();
        var root = tree == null ? "" : parameters.getOrDefault(tree.parameter(), "");
        var search = root.isEmpty() ? parameters.getOrDefault(pages.search(), "") : root;
        var found = models.stream()
                .filter(model -> model.isThere(today))
                .filter(model -> tree == null || root.isEmpty()
                        ? contains(model.name, search)
                        : model.base
                                .filter(base -> root.equals(tree.prefix() + base))
                                .isPresent())
                .toList();
        var asked = parameters.get(pages.size().parameter());
        var size = Math.min(
                asked == null ? pages.size().unlessGiven() : Integer.parseInt(asked),
                pages.size().most());
        var next = parameters.get(pages.next().parameter());
        var isCursor = pages.next().by().equals("cursor");
        var from = isCursor ? cursor(next) : (next == null ? 0 : (Integer.parseInt(next) - 1) * size);
        var page = found.subList(Math.min(from, found.size()), Math.min(from + size, found.size()));
        var isLast = from + size >= found.size();
        if (isCursor && !isLast)
            exchange.getResponseHeaders().set("Link", link(exchange, pages, parameters, from + size));
        for (var model : page) witness.saw(new Sighting(model, today, model.counts[today], List.of(search)));
        if (isLast) witness.searched(script.platform(), search, today);
        send(exchange, 200, body(pages, found.size(), from / size + 1, size, page, today));
    }

    private String body(Pages pages, int total, int page, int size, List<DemoModel> models, int today) {
        var empty = pages.empty();
        if (total == 0 && empty != null) return empty;
        var records = models.stream()
                .map(model -> text.of(pages.record(), model, today))
                .collect(Collectors.joining(","));
        return pages.body()
                .replace("%total%", Integer.toString(total))
                .replace("%page%", Integer.toString(page))
                .replace("%size%", Integer.toString(size))
                .replace("%records%", records);
    }

    private void answerDetails(HttpExchange exchange, String path) throws IOException {
        var today = day;
        for (var details : script.allDetails()) {
            var isNumber = details.path().contains(NUMBER);
            for (var model : models) {
                var key = isNumber ? Integer.toString(model.number) : model.publisher.name() + "/" + model.name;
                if (!model.isThere(today) || !path.equals(details.path().replace(isNumber ? NUMBER : KEY, key)))
                    continue;
                send(
                        exchange,
                        200,
                        text.of(details.record(), model, today).replace("%history%", history(details, model)));
                return;
            }
        }
        send(exchange, NOT_FOUND, "{\"Code\":404,\"Message\":\"not found\"}");
    }

    /// The days of a model, today first; whoever gets them has seen it on each.
    private String history(Details details, DemoModel model) {
        var template = details.day();
        var today = day;
        var days = new ArrayList<String>();
        for (var back = 0; template != null && back < details.days() && back <= today; back++) {
            var then = today - back;
            if (!model.isThere(then)) continue;
            days.add(text.of(template, model, then));
            witness.saw(new Sighting(model, then, model.counts[then], List.of()));
        }
        return String.join(",", days);
    }

    private String link(HttpExchange exchange, Pages pages, Map<String, String> parameters, int from) {
        var all = new LinkedHashMap<>(parameters);
        var cursor = Base64.getUrlEncoder().encodeToString(("{\"at\":" + from + "}").getBytes(StandardCharsets.UTF_8));
        all.put(pages.next().parameter(), cursor);
        var query = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "<" + address() + exchange.getRequestURI().getPath() + "?" + query + ">; rel=\"next\"";
    }

    private static int cursor(@org.jspecify.annotations.Nullable String cursor) {
        if (cursor == null) return 0;
        var decoded = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        return Integer.parseInt(decoded.replaceAll("\\D", ""));
    }

    private static boolean contains(String name, String search) {
        return name.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }

    static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        var parameters = new LinkedHashMap<String, String>();
        if (exchange.getRequestMethod().equals("POST")) {
            JSON.readTree(exchange.getRequestBody())
                    .properties()
                    .forEach(one -> parameters.put(one.getKey(), one.getValue().asText()));
        }
        for (var part : Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .orElse("")
                .split("&")) {
            var split = part.split("=", 2);
            if (split.length == 2) parameters.put(split[0], URLDecoder.decode(split[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = Optional.ofNullable(script.pages()).map(Pages::headers).orElse(Map.of());
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders()
                .set("Content-Type", body.startsWith("<") ? "text/html" : "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// Starts one server for each platform of the world that has a script; closes them all if one cannot be
    /// started.
    static List<LoopbackPlatform> startAll(
            DemoScript.Demonstrated demonstrated, DemoWorld world, RecordText text, Witness witness) {
        var started = new ArrayList<LoopbackPlatform>();
        try {
            for (var platform : world.script().platforms()) {
                var replay = platform.replay();
                if (replay == null) continue;
                started.add(new LoopbackPlatform(demonstrated.loopback(replay), world, text, witness));
            }
            return started;
        } catch (IOException e) {
            started.forEach(LoopbackPlatform::close);
            throw new UncheckedIOException("the loopback platforms could not be started", e);
        }
    }
}
