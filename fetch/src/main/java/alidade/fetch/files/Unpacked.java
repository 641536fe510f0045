package alidade.fetch.files;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A file as it came, or what was packed in it: gzip, or one file of a ZIP archive, once.
///
/// The unpacked copy lies in the folder for temporary files, where only its owner may read it, until this is closed.
///
/// @param options for what was found, without the part that chose it
record Unpacked(Content content, FileOptions options, Optional<Path> copy) implements AutoCloseable {
    private static final long FREE_BYTES_LEFT = 256L << 20;
    private static final int PIECE = 1 << 16;
    private static final int PIECES_BETWEEN_LOOKS = 1_000;

    private enum Packing {
        NONE,
        GZIP,
        ZIP
    }

    /// @throws UnreadableFile when there is no such file, it is damaged, or it unpacks to more than it may
    static Unpacked of(Path path, FileOptions options) throws UnreadableFile {
        var file = Content.of(path);
        var unpacked = switch (packing(file)) {
            case NONE -> new Unpacked(file, options, Optional.empty());
            case GZIP -> gunzip(file, options);
            case ZIP -> member(file, options);
        };
        if (unpacked.copy.isPresent()) {
            try {
                refuseSecondPacking(unpacked.content);
            } catch (UnreadableFile e) {
                unpacked.close();
                throw e;
            }
        }
        return unpacked;
    }

    /// What cannot be deleted now stays in the folder for temporary files.
    @Override
    public void close() {
        copy.ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) {
                return;
            }
        });
    }

    private static void refuseSecondPacking(Content content) throws UnreadableFile {
        if (packing(content) != Packing.NONE) {
            throw new UnreadableFile(content, "is packed twice: unpack it first.");
        }
    }

    private static Packing packing(Content file) throws UnreadableFile {
        var head = FileFormat.head(file);
        if (FileFormat.startsWith(head, FileFormat.GZIP_MAGIC)) {
            return Packing.GZIP;
        }
        if (!FileFormat.startsWith(head, FileFormat.ZIP_MAGIC)) {
            return Packing.NONE;
        }
        try (var zip = ZipDoor.open(file)) {
            return FileFormat.isWorkbook(zip) ? Packing.NONE : Packing.ZIP;
        }
    }

    private static Unpacked gunzip(Content file, FileOptions options) throws UnreadableFile {
        var name = file.name().toLowerCase(Locale.ROOT).endsWith(".gz")
                ? file.name().substring(0, file.name().length() - 3)
                : file.name();
        try (var raw = new FileInputStream(file.path().toFile());
                var gzip = new Gzip(raw)) {
            var copy = copy(file, new CappedStream(gzip, Files.size(file.path())));
            if (gzip.hasRest()) {
                Files.deleteIfExists(copy);
                throw new UnreadableFile(file, "has something behind its packed content: nothing is read.");
            }
            return new Unpacked(new Content(copy, name, file.label()), options, Optional.of(copy));
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableFile(file, "cannot be unpacked: " + e.getMessage() + ". Nothing is read.", e);
        }
    }

    private static Unpacked member(Content file, FileOptions options) throws UnreadableFile {
        try (var zip = ZipDoor.open(file)) {
            var member = member(file, zip, options);
            var in = zip.read(member).orElseThrow(() -> new IOException(member + " is not in it"));
            try (in) {
                var copy = copy(file, in);
                var name = member.substring(member.lastIndexOf('/') + 1);
                var part = options.part().filter(one -> !one.equals(member));
                return new Unpacked(
                        new Content(copy, name, file.label() + "!" + member),
                        new FileOptions(options.format(), options.encoding(), part),
                        Optional.of(copy));
            }
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile(file, "cannot be unpacked: " + e.getMessage() + ". Nothing is read.", e);
        }
    }

    /// The one that is asked for, or the only one; what other systems put beside the files is none.
    private static String member(Content file, ZipDoor zip, FileOptions options) throws UnreadableFile {
        var members = zip.names().stream()
                .filter(name -> !name.startsWith("__MACOSX/"))
                .filter(name -> !name.substring(name.lastIndexOf('/') + 1).startsWith("."))
                .toList();
        var wanted = options.part().filter(members::contains);
        if (wanted.isPresent()) {
            return wanted.get();
        }
        if (members.size() == 1) {
            return members.getFirst();
        }
        throw new UnreadableFile(file, "needs the name of one file in it (--part): it has " + some(members) + ".");
    }

    private static String some(List<String> members) {
        if (members.isEmpty()) {
            return "none";
        }
        var first = String.join(", ", members.subList(0, Math.min(10, members.size())));
        return members.size() > 10 ? first + " and " + (members.size() - 10) + " more" : first;
    }

    private static Path copy(Content file, InputStream in) throws IOException {
        var copy = Files.createTempFile("alidade-import-", ".unpacked");
        try (var out = Files.newOutputStream(copy)) {
            pour(file, in, out, copy);
            return copy;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static void pour(Content file, InputStream in, OutputStream out, Path copy) throws IOException {
        var piece = new byte[PIECE];
        var pieces = 0;
        for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.write(piece, 0, read);
            if (pieces++ % PIECES_BETWEEN_LOOKS == 0 && Files.getFileStore(copy).getUsableSpace() < FREE_BYTES_LEFT) {
                throw new UnreadableFile(
                        file,
                        "does not fit into the folder for temporary files, which has less than %d MiB left: nothing is read."
                                .formatted(FREE_BYTES_LEFT >> 20));
            }
        }
    }

    /// Java's own passes over what follows the content without a word when it is no gzip.
    private static final class Gzip extends GZIPInputStream {
        private static final int TRAILER_BYTES = 8;

        Gzip(InputStream in) throws IOException {
            super(in, PIECE);
        }

        /// To be asked at the end.
        boolean hasRest() throws IOException {
            return inf.getRemaining() > TRAILER_BYTES || in.available() > 0;
        }
    }
}
