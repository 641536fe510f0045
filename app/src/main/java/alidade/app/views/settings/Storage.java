package alidade.app.views.settings;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// How much room a workspace takes on its disk.
///
/// @param parts those that there are, in the order of [Kind]
/// @param freeBytes that may still be written there; empty where the system does not say
/// @param unread files and folders that could not be looked at, and are not counted
record Storage(Path workspace, List<Part> parts, Optional<Long> freeBytes, long unread) {
    Storage {
        parts = List.copyOf(parts);
    }

    /// What a file of a workspace is for.
    enum Kind {
        LOG,
        LANDING,
        STORE,
        PACKS,
        DEMO,
        OTHER
    }

    record Part(Kind kind, long files, long bytes) {}

    long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /// Counts it, which takes a moment on a large workspace. Files that vanish meanwhile are none.
    ///
    /// @throws IOException when there is no such workspace
    static Storage of(Path workspace, BooleanSupplier isCancelled) throws IOException {
        var counter = new Counter(workspace, isCancelled);
        Files.walkFileTree(workspace, counter);
        var parts = new ArrayList<Part>();
        counter.counts.forEach((kind, count) -> parts.add(new Part(kind, count[0], count[1])));
        return new Storage(workspace, parts, free(workspace), counter.unread);
    }

    private static Optional<Long> free(Path workspace) {
        try {
            return Optional.of(Files.getFileStore(workspace).getUsableSpace());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static final class Counter extends SimpleFileVisitor<Path> {
        private final Path workspace;
        private final BooleanSupplier isCancelled;
        private final Map<Kind, long[]> counts = new EnumMap<>(Kind.class);
        private long unread;

        Counter(Path workspace, BooleanSupplier isCancelled) {
            this.workspace = workspace;
            this.isCancelled = isCancelled;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var count = counts.computeIfAbsent(kind(file), _ -> new long[2]);
            count[0]++;
            count[1] += attributes.size();
            return isCancelled.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (file.equals(workspace)) throw problem;
            if (Files.exists(file)) unread++;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) {
            if (problem != null) unread++;
            return FileVisitResult.CONTINUE;
        }

        private Kind kind(Path file) {
            var top = workspace.relativize(file).getName(0).toString();
            return switch (top) {
                case "log" -> Kind.LOG;
                case "landing" -> Kind.LANDING;
                case "packs" -> Kind.PACKS;
                case "demo" -> Kind.DEMO;
                default -> top.startsWith("store.") ? Kind.STORE : Kind.OTHER;
            };
        }
    }
}
