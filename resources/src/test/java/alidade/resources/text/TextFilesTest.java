package alidade.resources.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts of both languages held against each other and against the sources that ask for them.
class TextFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/alidade/resources/text");

    /// Texts of commands that are asked for by nobody until the command is there.
    private static final List<String> AHEAD =
            List.of("cli.explain", "cli.digest", "cli.rebuild", "cli.fsck", "cli.snapshot", "cli.demo", "cli.window");

    /// Keys that the option parser reads, which knows no patterns.
    private static boolean isForTheOptionParser(String key) {
        return key.startsWith("cli.option.") || key.startsWith("cli.help.") || key.startsWith("cli.description");
    }

    private static List<String> keysInOrder(String language) throws IOException {
        return Files.readString(FOLDER.resolve("text_" + language + ".properties"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith(" ") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(FOLDER.resolve("text_" + language + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(new TreeSet<>(keysInOrder("zh"))).isEqualTo(new TreeSet<>(keysInOrder("en")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyKeyIsGivenOnceAndSaysSomething(String language) throws IOException {
        assertThat(keysInOrder(language)).doesNotHaveDuplicates();
        assertThat(texts(language))
                .allSatisfy((_, text) -> assertThat(text.toString()).isNotBlank());
    }

    @Test
    void bothLanguagesFillInTheSameValues() throws IOException {
        var chinese = texts("zh");
        var english = texts("en");

        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(chinese.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    private static TreeSet<String> arguments(String text) {
        return Pattern.compile("\\{([0-9]+)[^}]*}")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void englishPatternsAreRightForMessages() throws IOException {
        var english = texts("en");

        assertThat(english.stringPropertyNames().stream().filter(key -> !isForTheOptionParser(key)))
                .allSatisfy(key -> new MessageFormat(english.getProperty(key), Locale.ENGLISH));
    }

    @Test
    void everyKeyIsAskedForSomewhere() throws IOException {
        var sources = new StringBuilder();
        for (var module : List.of("resources", "fetch", "engine", "app")) {
            var folder = Path.of("..", module, "src/main/java");
            if (Files.isDirectory(folder)) {
                try (var files = Files.walk(folder)) {
                    for (var file : files.filter(one -> one.toString().endsWith(".java"))
                            .toList()) {
                        sources.append(Files.readString(file));
                    }
                }
            }
        }
        var code = sources.toString();

        assertThat(keysInOrder("en").stream()
                        .filter(key -> AHEAD.stream().noneMatch(key::startsWith))
                        .filter(key -> !isAskedFor(key, code)))
                .isEmpty();
    }

    /// By its whole key, by the option parser, or by a prefix with a word put behind it.
    private static boolean isAskedFor(String key, String code) {
        var prefix = key.substring(0, key.lastIndexOf('.') + 1);
        return code.contains("\"" + key + "\"")
                || code.contains("bundle:" + key + "}")
                || code.contains("\"" + prefix + "\"");
    }
}
