package alidade.engine.landing;

import alidade.engine.log.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The bytes of pages, compressed, each under the SHA-256 of what was received: the same page is kept once.
final class PageStore {
    private final Path folder;
    private final AtomicLong temporaries = new AtomicLong();

    PageStore(Path folder) {
        this.folder = folder;
    }

    /// Keeps a page and gives the name under which it is found.
    String keep(byte[] body) throws IOException {
        var sha = Hashes.hex(Hashes.newSha256().digest(body));
        var file = file(sha);
        if (Files.exists(file)) return sha;
        Files.createDirectories(file.toAbsolutePath().getParent());
        var temporary = file.resolveSibling(
                sha + "." + ProcessHandle.current().pid() + "." + temporaries.incrementAndGet() + ".tmp");
        try (var out = new GZIPOutputStream(Files.newOutputStream(temporary))) {
            out.write(body);
        }
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        return sha;
    }

    /// The bytes as received; none if the file is missing or is not what its name says.
    Optional<byte[]> find(String sha) {
        try (var in = new GZIPInputStream(Files.newInputStream(file(sha)))) {
            var body = in.readAllBytes();
            return Hashes.hex(Hashes.newSha256().digest(body)).equals(sha) ? Optional.of(body) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
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
        return folder.resolve(sha.substring(0, 2)).resolve(sha + ".gz");
    }
}
