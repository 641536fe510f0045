package alidade.engine.backup;

import alidade.engine.log.EntryId;
import alidade.engine.log.Hashes;
import alidade.engine.log.Log;
import alidade.engine.log.LogFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A backup that is read. It may come from anywhere, so nothing in it is believed: names, lengths and hashes are held
/// to its list, and the list to the log. Not thread safe.
public final class BackupFile implements AutoCloseable {
    private static final int LONGEST_MANIFEST = 256 << 20;
    private static final int MOST_FILES = 5_000_000;
    private static final int BUFFER_BYTES = 1 << 16;
    /// Below a folder that belongs into a backup; each part begins with a letter or digit, so none leads upwards.
    private static final Pattern NAME = Pattern.compile(
            "(log|packs|landing|demo)(/[\\p{L}\\p{N}][^/\\\\:*?\"<>|\\p{Cntrl}]{0,200}(?<![. ])){1,12}");

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest();
        demandListed(zip.entries());
    }

    /// @throws BackupProblem when the file is no whole backup
    public static BackupFile open(Path file) {
        if (!Files.isRegularFile(file)) throw new BackupProblem("there is no file " + file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new BackupProblem("%s is no backup, or not a whole one: %s".formatted(file, e.getMessage()), e);
        }
        try {
            return new BackupFile(file, zip);
        } catch (BackupProblem | IOException e) {
            try {
                zip.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw new BackupProblem("%s cannot be used: %s".formatted(file, e.getMessage()), e);
        }
    }

    Manifest list() {
        return manifest;
    }

    private Manifest manifest() throws IOException {
        if (zip.size() > MOST_FILES) {
            throw new BackupProblem("it holds %d files, more than %d".formatted(zip.size(), MOST_FILES));
        }
        var entry = zip.getEntry(Manifest.NAME);
        if (entry == null) throw new BackupProblem("it has no " + Manifest.NAME + ", so it was not finished");
        try (var in = zip.getInputStream(entry)) {
            var bytes = in.readNBytes(LONGEST_MANIFEST + 1);
            if (bytes.length > LONGEST_MANIFEST) throw new BackupProblem("its list of files is too long");
            return Manifest.read(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private void demandListed(Enumeration<? extends ZipEntry> entries) {
        var there = new HashSet<String>();
        while (entries.hasMoreElements()) {
            var name = entries.nextElement().getName();
            // Some disks do not tell capitals from small letters.
            if (!there.add(name.toLowerCase(Locale.ROOT))) throw new BackupProblem("it holds '" + name + "' twice");
            if (!name.equals(Manifest.NAME) && !manifest.files().containsKey(name)) {
                throw new BackupProblem("it holds '%s', which its list does not name".formatted(name));
            }
        }
        for (var name : manifest.files().keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new BackupProblem("'%s' is no name of a file that belongs into a backup".formatted(name));
            }
            if (zip.getEntry(name) == null) throw new BackupProblem("it lacks '" + name + "'");
        }
    }

    /// Writes one file of the backup out, held to its length and hash.
    ///
    /// @throws BackupProblem when it is not what the list says
    void copy(String name, OutputStream out) throws IOException {
        var member = manifest.files().get(name);
        if (member == null) throw new BackupProblem("it lacks '" + name + "'");
        var digest = Hashes.newSha256();
        var length = 0L;
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            var buffer = new byte[BUFFER_BYTES];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > member.bytes()) break;
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new BackupProblem(
                    "%s is damaged: '%s' cannot be unpacked: %s".formatted(file, name, e.getMessage()), e);
        }
        if (length != member.bytes() || !Hashes.hex(digest.digest()).equals(member.sha())) {
            throw new BackupProblem("%s is damaged: '%s' is not what its list says".formatted(file, name));
        }
    }

    /// Puts one entry of a log back, if this holds it.
    ///
    /// @return why it was not put back; empty when it was
    public Optional<String> restore(EntryId id, Log log, Path workspace, LogFiles files) {
        var name = Backup.name(id);
        if (!manifest.files().containsKey(name)) return Optional.of(file + " does not hold it");
        var temporary = workspace.resolve("heal.tmp");
        try {
            try (var out = files.write(temporary)) {
                copy(name, out);
            }
            return log.restore(id, temporary);
        } catch (BackupProblem e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of("its copy in %s cannot be read: %s".formatted(file, e.getMessage()));
        } finally {
            try {
                files.delete(temporary);
            } catch (IOException e) {
                temporary.toFile().deleteOnExit();
            }
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new BackupProblem(file + " cannot be closed", e);
        }
    }
}
