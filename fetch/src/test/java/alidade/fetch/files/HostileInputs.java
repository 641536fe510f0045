package alidade.fetch.files;

import alidade.fetch.sources.HostileJson;
import alidade.resources.packs.PackFiles;
import alidade.resources.packs.PackReader;
import alidade.resources.packs.PackReading;
import alidade.resources.packs.Packs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gives made and damaged inputs to the real readers, case after case, on a thread of its own that another one watches.
///
/// A case passes when it ends in time with rows, with refused rows that say where and why, or with a sentence that
/// begins with the name of the file. As a program of its own it runs in a JVM with little memory.
final class HostileInputs implements Runnable {
    private static final long SECONDS_OF_A_CASE = 60;
    private static final int ROWS = 1_000_000;

    private final Path folder;
    private final long seed;
    private final int cases;
    private final HostileBytes bytes;
    private final List<PackFiles> packs = Packs.shipped();
    private final PackReader packReader = new PackReader();
    private final TreeMap<String, Integer> ended = new TreeMap<>();
    private volatile int current;
    private volatile long begun = System.nanoTime();
    private volatile @Nullable Throwable failure;

    HostileInputs(Path folder, long seed, int cases) throws IOException, SQLException {
        this.folder = folder;
        this.seed = seed;
        this.cases = cases;
        this.bytes = new HostileBytes(folder);
    }

    /// Arguments: folder, seed, number of cases.
    public static void main(String[] arguments) throws Exception {
        var inputs =
                new HostileInputs(Path.of(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        var problem = inputs.watch();
        System.out.println(problem.orElseGet(inputs::summary));
        System.exit(problem.isPresent() ? 1 : 0);
    }

    /// Runs all cases.
    ///
    /// @return what went wrong
    Optional<String> watch() throws InterruptedException {
        var worker = new Thread(this, "hostile-inputs");
        worker.setDaemon(true);
        begun = System.nanoTime();
        worker.start();
        while (worker.isAlive()) {
            worker.join(100);
            if (worker.isAlive() && System.nanoTime() - begun > SECONDS_OF_A_CASE * 1_000_000_000L) {
                return Optional.of(
                        "seed %d, case %d hangs at %s".formatted(seed, current, List.of(worker.getStackTrace())));
            }
        }
        var why = failure;
        if (why == null) {
            return Optional.empty();
        }
        var trace = new java.io.StringWriter();
        why.printStackTrace(new java.io.PrintWriter(trace));
        return Optional.of("seed %d, case %d: %s".formatted(seed, current, trace));
    }

    /// How many cases of each kind ended how.
    String summary() {
        return "%d cases with seed %d: %s".formatted(cases, seed, ended);
    }

    @Override
    public void run() {
        try {
            for (current = 0; current < cases; current++) {
                begun = System.nanoTime();
                var random = new Random(seed * 1_000_003L + current);
                var kind = HostileBytes.Kind.values()[random.nextInt(HostileBytes.Kind.values().length)];
                var ending = one(kind, random);
                ended.merge(kind + " " + ending, 1, Integer::sum);
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    private String one(HostileBytes.Kind kind, Random random) throws Exception {
        return switch (kind) {
            case PACK -> pack(random);
            case JSON -> {
                var refusal = HostileJson.refusal(bytes.of(kind, random));
                yield refusal.isEmpty() ? "read" : "refused";
            }
            default -> file(kind.file(), bytes.of(kind, random), random);
        };
    }

    private String file(String name, byte[] content, Random random) throws IOException {
        var path = Files.write(folder.resolve(name), content);
        var part = random.nextInt(4) == 0 ? Optional.of("a.csv") : Optional.<String>empty();
        var options = new FileOptions(Optional.empty(), Optional.empty(), part);
        try (var data = DataFile.of(path, options);
                var file = data.open(data.relations().stream().findFirst())) {
            return rows(name, file);
        } catch (UnreadableFile e) {
            var sentence = String.valueOf(e.getMessage());
            require(sentence.startsWith(name) && sentence.length() > name.length() + 10, sentence);
            return "refused";
        }
    }

    private static String rows(String name, RecordFile file) {
        var rows = 0;
        var malformed = 0;
        for (var row : file) {
            rows++;
            require(rows < ROWS, "there is no end of rows");
            require(row.place().startsWith(name) && row.place().length() > name.length(), row.place());
            switch (row) {
                case RawRow.Row good -> {
                    for (var column : file.columns()) {
                        var place = good.placeOf().apply(column);
                        require(place.startsWith(name + ":") || place.startsWith(name + "!"), place);
                    }
                }
                case RawRow.Malformed bad -> {
                    malformed++;
                    require(!bad.reason().isBlank() && bad.reason().endsWith("."), bad.reason());
                    require(
                            bad.raw().length() <= RawRow.Malformed.RAW_CAP,
                            "raw text of " + bad.raw().length());
                }
            }
        }
        return malformed > 0 ? "read in part" : "read";
    }

    private String pack(Random random) {
        var pack = packs.get(random.nextInt(packs.size()));
        var files = new TreeMap<>(pack.texts());
        var names = List.copyOf(files.keySet());
        for (var n = 1 + random.nextInt(2); n > 0; n--) {
            var name = names.get(random.nextInt(names.size()));
            var text = files.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
            files.put(name, new String(bytes.damaged(text, random), StandardCharsets.UTF_8));
        }
        return switch (packReader.read(new PackFiles(pack.pack(), files))) {
            case PackReading.Read(var _) -> "read";
            case PackReading.Refused(var problems) -> {
                require(!problems.isEmpty(), "a pack is refused without a problem");
                for (var one : problems) {
                    require(
                            one.line() > 0
                                    && one.column() > 0
                                    && !one.file().isBlank()
                                    && !one.sentence().isBlank(),
                            one.toString());
                }
                yield "refused";
            }
        };
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("this does not say what and where: " + what);
        }
    }
}
