package alidade.engine.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Who seals: one installation on one workspace.
///
/// @param id names the node in every entry; lower-case letters, digits, hyphens
/// @param region where it stands: `cn`, `global`, …
/// @param incarnation which life of the node it is; a copy of the workspace does not continue it
/// @param marker the file outside the workspace that says which incarnation lives here, and what it sealed last
public record Node(String id, String region, String incarnation, Path marker) {
    private static final int LONGEST_ID = 60;

    public Node {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "a node is named by 1 to 60 lower-case letters, digits and hyphens, not '" + id + "'");
        }
    }

    /// The node of the workspace, created at the first call.
    ///
    /// @param home the folder outside the workspace that this installation owns, see [#home()]
    /// @param region of a node that is created now
    /// @param names gives a new, unique name at each call
    public static Node of(Path workspace, Path home, String region, Supplier<String> names, LogFiles files) {
        try {
            var file = workspace.resolve("node.json");
            var known = read(file, home, files);
            if (known.isPresent()) {
                return known.get();
            }
            files.createFolders(workspace);
            var id = names.get();
            var node = new Node(id, region, names.get(), marker(home, id));
            Marker.first(node).write(node, files);
            files.replace(file, node.text());
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException("the node of workspace " + workspace + " cannot be read or created", e);
        }
    }

    /// The node of the workspace, if it has one already; nothing is created.
    ///
    /// @throws UncheckedIOException when it cannot be read
    public static Optional<Node> existing(Path workspace, Path home, LogFiles files) {
        try {
            return read(workspace.resolve("node.json"), home, files);
        } catch (IOException e) {
            throw new UncheckedIOException("the node of workspace " + workspace + " cannot be read", e);
        }
    }

    /// The folder that this installation owns: system property `alidade.home`, else `.alidade` in the user's home.
    public static Path home() {
        var told = System.getProperty("alidade.home");
        return told != null ? Path.of(told) : Path.of(System.getProperty("user.home", "."), ".alidade");
    }

    public static boolean isId(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST_ID
                && id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }

    private static Path marker(Path home, String id) {
        return home.resolve("incarnations").resolve(id);
    }

    private static Optional<Node> read(Path file, Path home, LogFiles files) throws IOException {
        if (!files.exists(file)) {
            return Optional.empty();
        }
        try (var in = files.read(file)) {
            var members = new EntryParser(new ByteArrayInputStream(in.readAllBytes())).members();
            var id = EntryParser.text(members, "node");
            return Optional.of(new Node(
                    id,
                    EntryParser.text(members, "region"),
                    EntryParser.text(members, "incarnation"),
                    marker(home, id)));
        }
    }

    private byte[] text() {
        return new CanonicalJson()
                .beginObject()
                .key("incarnation")
                .text(incarnation)
                .key("node")
                .text(id)
                .key("region")
                .text(region)
                .endObject()
                .newline()
                .drain();
    }
}
