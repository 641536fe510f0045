package alidade.resources.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The pages of the manual that are packaged with the program, in Markdown.
public final class ManualPages {
    private static final String FOLDER = "/alidade/resources/manual/";
    private static final String ANY_PAGE = "window.md";

    /// What a person who arrives reads first; the other pages follow by name.
    private static final List<String> FIRST = List.of(
            "window.md",
            "importing.md",
            "fetching.md",
            "metrics.md",
            "glossary.md",
            "troubleshooting.md",
            "command-line.md",
            "deployment.md",
            "exchange.md",
            "hub.md",
            "node.md",
            "architecture.md");

    private ManualPages() {}

    /// @param path from the folder of the manual, such as `how-to/add-a-metric.md`
    public record Page(String path, String text) {}

    /// All pages, in the order in which they are to be read; those in folders last. Reads files.
    public static List<Page> all() {
        try {
            var url = resource(ANY_PAGE).orElseThrow(() -> new IllegalStateException("the program has no manual"));
            return url.openConnection() instanceof JarURLConnection jar
                    ? inJar(jar)
                    : under(Objects.requireNonNull(Path.of(url.toURI()).getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException("the manual of the program cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the manual of the program lies at an odd place", e);
        }
    }

    /// Where a picture of the manual is; empty when it is not packaged.
    ///
    /// @param path from the folder of the manual
    public static Optional<URI> picture(String path) {
        return path.matches("pictures/[a-z0-9-]+\\.png")
                ? resource(path).map(url -> URI.create(url.toExternalForm()))
                : Optional.empty();
    }

    private static Optional<URL> resource(String path) {
        return Optional.ofNullable(ManualPages.class.getResource(FOLDER + path));
    }

    private static List<Page> inJar(JarURLConnection jar) throws IOException, URISyntaxException {
        try (var files = FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
            return under(files.getPath(FOLDER));
        }
    }

    private static List<Page> under(Path folder) throws IOException {
        var pages = new ArrayList<Page>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                pages.add(new Page(path, Files.readString(file)));
            }
        }
        pages.sort(Comparator.comparing((Page page) -> page.path().contains("/"))
                .thenComparing(page -> place(page.path()))
                .thenComparing(Page::path));
        return List.copyOf(pages);
    }

    private static int place(String path) {
        int place = FIRST.indexOf(path);
        return place < 0 ? FIRST.size() : place;
    }
}
