package alidade.resources.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Light or dark: the colours of every view, as style sheets of looked-up names.
public enum Theme {
    LIGHT,
    DARK;

    private static final List<String> SHARED = List.of(
            "tokens.css",
            "controls.css",
            "charts.css",
            "tables.css",
            "shell.css",
            "overview.css",
            "explore.css",
            "scope.css",
            "quality.css",
            "sync.css",
            "hub.css",
            "wall.css",
            "help.css",
            "settings.css",
            "explain.css");
    private static final List<String> FONTS = List.of("fonts/sc-regular.otf", "fonts/sc-bold.otf");
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);
    private static final Pattern TOKEN = Pattern.compile("(-w-[a-z0-9-]+):\\s*([^;]+);");

    public boolean isDark() {
        return this == DARK;
    }

    public Theme other() {
        return isDark() ? LIGHT : DARK;
    }

    /// Addresses of the style sheets, in the order in which they apply.
    public List<String> sheets() {
        var colours = address(colours());
        return Stream.concat(Stream.of(colours), SHARED.stream().map(Theme::address))
                .toList();
    }

    /// The colours by their looked-up name, as written in the theme's sheet.
    public Map<String, String> tokens() {
        var tokens = new LinkedHashMap<String, String>();
        var matcher = TOKEN.matcher(read(colours()));
        while (matcher.find()) tokens.put(matcher.group(1), matcher.group(2).strip());
        return tokens;
    }

    /// The files of the one font family that has Latin and Chinese, regular and bold; to be closed by the caller.
    public static List<InputStream> fonts() {
        return FONTS.stream().map(Theme::open).toList();
    }

    /// The icon of the program in several sizes, as addresses of PNG files.
    public static List<String> icons() {
        return ICON_SIZES.stream()
                .map(size -> address("icons/alidade-" + size + ".png"))
                .toList();
    }

    private String colours() {
        return name().toLowerCase(Locale.ROOT) + ".css";
    }

    private static String address(String file) {
        return Objects.requireNonNull(Theme.class.getResource(file), file).toExternalForm();
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(Theme.class.getResourceAsStream(file), file);
    }

    private static String read(String file) {
        try (var in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException("The style sheet " + file + " cannot be read", problem);
        }
    }
}
