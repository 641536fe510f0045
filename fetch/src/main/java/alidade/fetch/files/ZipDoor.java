package alidade.fetch.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A ZIP archive that may be hostile: its list, its names and what comes out of it are held to limits.
///
/// Nothing is ever written under a name that stands in it. Not thread safe.
final class ZipDoor implements AutoCloseable {
    static final int ENTRIES = 10_000;
    static final int LIST_BYTES = 4 << 20;
    static final int NAME_CHARACTERS = 1_000;

    /// The record at the end of an archive, with a comment of at most 65,535 bytes behind it.
    private static final int END_BYTES = 22;

    private static final int END_SIGNATURE = 0x06054b50;

    private final ZipFile zip;
    private final List<String> names;

    private ZipDoor(ZipFile zip, List<String> names) {
        this.zip = zip;
        this.names = names;
    }

    static ZipDoor open(Content file) throws UnreadableFile {
        try {
            refuseLongList(file);
            var zip = new ZipFile(file.path().toFile());
            try {
                return new ZipDoor(zip, names(file, zip));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile(file, "is a damaged ZIP archive: " + e.getMessage() + ".", e);
        }
    }

    /// The files in it, in their order; folders are left out.
    List<String> names() {
        return names;
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /// The unpacked bytes of a file in it; reading fails behind the cap.
    Optional<InputStream> read(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            return Optional.empty();
        }
        var in = zip.getInputStream(entry);
        if (in == null) {
            return Optional.empty();
        }
        return Optional.of(new CappedStream(in, Math.max(0, entry.getCompressedSize())));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException _) {
            return;
        }
    }

    /// The list of an archive is held in memory when it is opened, so its size is looked at before.
    private static void refuseLongList(Content file) throws IOException {
        try (var in = new RandomAccessFile(file.path().toFile(), "r")) {
            var tail = new byte[(int) Math.min(in.length(), END_BYTES + 0xFFFF)];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            var bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (var at = 0; at <= tail.length - END_BYTES; at++) {
                if (bytes.getInt(at) != END_SIGNATURE) {
                    continue;
                }
                var list = Integer.toUnsignedLong(bytes.getInt(at + 12));
                if (list > LIST_BYTES) {
                    throw new UnreadableFile(
                            file,
                            "has a list of %d bytes, and the most that is read is %d: nothing is read."
                                    .formatted(list, LIST_BYTES));
                }
            }
        }
    }

    private static List<String> names(Content file, ZipFile zip) throws IOException {
        if (zip.size() > ENTRIES) {
            throw new UnreadableFile(
                    file,
                    "has %d entries, and the most that is read is %d: nothing is read.".formatted(zip.size(), ENTRIES));
        }
        var names = new ArrayList<String>();
        for (var entry : Collections.list(zip.entries())) {
            var fault = fault(entry);
            if (fault.isPresent()) {
                throw new UnreadableFile(
                        file,
                        "has an entry named '%s', which %s: nothing is read."
                                .formatted(shown(entry.getName()), fault.get()));
            }
            if (!entry.isDirectory()) {
                names.add(entry.getName());
            }
        }
        if (names.stream().distinct().count() != names.size()) {
            throw new ZipException("two of its entries have the same name");
        }
        return List.copyOf(names);
    }

    private static Optional<String> fault(ZipEntry entry) {
        var name = entry.getName();
        if (name.length() > NAME_CHARACTERS) {
            return Optional.of("is longer than " + NAME_CHARACTERS + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has a control character");
        }
        var leadsOut = name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.matches("[A-Za-z]:.*")
                || List.of(name.split("/", -1)).contains("..");
        return leadsOut ? Optional.of("leads out of the archive") : Optional.empty();
    }

    private static String shown(String name) {
        var clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 80 ? clean.substring(0, 80) + "…" : clean;
    }
}
