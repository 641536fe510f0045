package alidade.engine.landing;

import alidade.engine.log.Hashes;
import alidade.engine.log.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The bytes of pages, compressed, each under the SHA-256 of what was received: the same page is kept once.
final class PageStore {
    private static final String ENDING = ".gz";

    private final Path folder;
    private final LogFiles files;
    private final AtomicLong temporaries = new AtomicLong();

    PageStore(Path folder, LogFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /// Keeps a page and gives the name under which it is found.
    String keep(byte[] body) throws IOException {
        var sha = Hashes.hex(Hashes.newSha256().digest(body));
        var file = file(sha);
        // A damaged page of that name is written again.
        if (find(sha).isPresent()) return sha;
        files.createFolders(LogFiles.folderOf(file));
        var temporary = file.resolveSibling(
                sha + "." + ProcessHandle.current().pid() + "." + temporaries.incrementAndGet() + ".tmp");
        try (var out = new GZIPOutputStream(files.write(temporary))) {
            out.write(body);
        } catch (IOException e) {
            // A full disk is not to be kept full by half a page.
            files.delete(temporary);
            throw e;
        }
        files.move(temporary, file);
        return sha;
    }

    /// The bytes as received; none if the file is missing or is not what its name says.
    Optional<byte[]> find(String sha) {
        try (var in = new GZIPInputStream(files.read(file(sha)))) {
            var body = in.readAllBytes();
            return Hashes.hex(Hashes.newSha256().digest(body)).equals(sha) ? Optional.of(body) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Whether the bytes of a page are there and give its name.
    boolean isWhole(String sha) {
        return find(sha).isPresent();
    }

    /// Of all pages that are here.
    List<String> names() throws IOException {
        var names = new ArrayList<String>();
        for (var shelf : files.list(folder)) {
            for (var file : files.list(shelf)) {
                var name = file.getFileName().toString();
                if (name.matches("[0-9a-f]{64}" + Pattern.quote(ENDING))) {
                    names.add(name.substring(0, name.length() - ENDING.length()));
                }
            }
        }
        return names;
    }

    void remove(String sha) throws IOException {
        files.delete(file(sha));
    }

    /// Removes every page that is not named.
    ///
    /// @return how many pages went
    int keepOnly(Set<String> names) throws IOException {
        if (!Files.isDirectory(folder)) return 0;
        var gone = 0;
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString().replaceFirst("\\..*", "");
                if (names.contains(name)) continue;
                try {
                    Files.delete(file);
                    gone++;
                } catch (NoSuchFileException e) {
                    continue;
                }
            }
        }
        return gone;
    }

    private Path file(String sha) {
        return folder.resolve(sha.substring(0, 2)).resolve(sha + ENDING);
    }
}
