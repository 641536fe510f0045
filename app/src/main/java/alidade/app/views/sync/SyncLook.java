package alidade.app.views.sync;

import alidade.app.views.quality.EngineWords;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Spans;
import alidade.app.widgets.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// How the parts of the cockpit are to be painted, and what they write alike.
///
/// @param compact for small windows
record SyncLook(Wording wording, boolean compact) {
    static final String NONE = "—";

    private static final Pattern BY_PROXY = Pattern.compile("proxy (\\S+)");
    private static final Pattern BY_TLS_PROXY = Pattern.compile("proxy over TLS (\\S+)");
    private static final Pattern BY_SCRIPT = Pattern.compile("script (.+)");

    String get(String key, Object... values) {
        return wording.get(key, values);
    }

    EngineWords words() {
        return new EngineWords(wording);
    }

    String number(long number) {
        return wording.formats().exact(BigDecimal.valueOf(number));
    }

    String name(SourceLine line) {
        return wording.label(line.label());
    }

    /// A region as people call it; one that has no word is written as the pack does.
    String region(String region) {
        return wording.region(region);
    }

    /// A way through the network; what the engine says beyond the words known here is left as it is.
    String way(String words) {
        return Stream.of(words.split(", ")).map(this::part).collect(Collectors.joining(", "));
    }

    private String part(String words) {
        if (words.equals("direct")) return get("sync.way.direct");
        if (words.equals("as the system says")) return get("sync.way.system");
        var tls = BY_TLS_PROXY.matcher(words);
        if (tls.matches()) return get("sync.way.tls", tls.group(1));
        var proxy = BY_PROXY.matcher(words);
        if (proxy.matches()) return get("sync.way.proxy", proxy.group(1));
        var script = BY_SCRIPT.matcher(words);
        return script.matches() ? get("sync.way.script", script.group(1)) : words;
    }

    String span(Duration length) {
        return new Spans(wording).span(length);
    }

    /// A length of time that is still to come: rounded up, so that it is not over sooner than the words say.
    String about(Duration length) {
        long seconds = length.plusMillis(999).toSeconds();
        if (seconds < 10) return get("sync.soon");
        if (seconds < 60) return get("sync.about", span(Duration.ofSeconds(Math.ceilDiv(seconds, 10) * 10)));
        return get("sync.about", span(Duration.ofMinutes(Math.ceilDiv(seconds, 60))));
    }

    String ago(Instant moment, Instant now) {
        return new Spans(wording).ago(moment, now);
    }

    Button button(String id, String key, String style) {
        var button = new Button(get(key));
        button.setId(id);
        button.setAccessibleText(get(key));
        button.getStyleClass().add(style);
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    /// As part of the id of a node.
    static String id(String source) {
        return source.replace('/', '-').toLowerCase(Locale.ROOT);
    }

    /// Shows or hides a node, which then takes no room.
    static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    /// A text that changes, with all of it in its tip.
    static void say(Label label, String text) {
        if (text.equals(label.getText())) return;
        label.setText(text);
        Nodes.tip(label, text);
    }
}
