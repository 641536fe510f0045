package alidade;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.Pack;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Everything about a domain is text in a pack: no Java names a platform, a category or a metric.
class NamesTest {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern LITERAL = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");

    @Test
    void noJavaNamesAPlatformACategoryOrAMetric() throws IOException {
        var offences = new TreeSet<String>();
        for (var pack : packs()) {
            var contained = new TreeSet<String>();
            pack.sources().forEach(source -> contained.addAll(List.of(source.name(), source.id())));
            pack.tables().forEach(table -> table.values().forEach(value -> contained.add(value.value())));
            pack.metrics().stream()
                    .map(metric -> metric.name())
                    .filter(name -> name.contains("_"))
                    .forEach(contained::add);
            var whole = new TreeSet<String>();
            pack.classifications().forEach(one -> one.values().forEach(value -> whole.add(value.value())));
            pack.metrics().forEach(metric -> whole.add(metric.name()));
            for (var literal : literals()) {
                contained.stream()
                        .filter(name -> literal.folded().contains(name.toLowerCase(Locale.ROOT)))
                        .forEach(name -> offences.add(literal.file() + " names " + name));
                whole.stream()
                        .filter(name -> literal.text().equals("\"" + name + "\""))
                        .forEach(name -> offences.add(literal.file() + " names " + name));
            }
        }
        assertThat(offences).isEmpty();
    }

    private record Literal(Path file, String text) {
        String folded() {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    private static List<Literal> literals() throws IOException {
        var root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && file.toString().replace('\\', '/').contains("/src/main/java/"))
                    .flatMap(file -> literalsOf(root, file))
                    .toList();
        }
    }

    private static Stream<Literal> literalsOf(Path root, Path file) {
        try {
            var code = COMMENT.matcher(Files.readString(file)).replaceAll("");
            return LITERAL.matcher(code).results().map(found -> new Literal(root.relativize(file), found.group()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Pack> packs() {
        var packs = Packs.shipped().stream()
                .map(files -> new PackReader().read(files))
                .map(reading -> ((PackReading.Read) reading).pack())
                .toList();
        assertThat(packs).isNotEmpty();
        return packs;
    }
}
