package alidade.fetch.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No input crashes a reader, keeps it for ever or fills the memory, and each refusal says what and where.
///
/// 2,000 cases here; with `-Dalidade.full=true` 100,000 in a JVM of its own with 256 MB.
class HostileInputsTest {
    private static final boolean FULL = Boolean.getBoolean("alidade.full");

    @TempDir
    Path folder;

    @Test
    void everyCaseEndsInTimeWithRowsOrWithASentence() throws Exception {
        var seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("HostileInputsTest: seed " + seed);
        if (FULL) {
            inAJvmOfItsOwn(seed, 100_000);
            return;
        }
        var inputs = new HostileInputs(folder, seed, 2_000);
        assertThat(inputs.watch()).isEmpty();
        System.out.println("HostileInputsTest: " + inputs.summary());
    }

    private void inAJvmOfItsOwn(long seed, int cases) throws Exception {
        var output = folder.resolve("output");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileInputs.class.getName(),
                        folder.toString(),
                        String.valueOf(seed),
                        String.valueOf(cases))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.HOURS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(output);
        System.out.println("HostileInputsTest: " + said);
        assertThat(process.exitValue()).as(said).isZero();
    }
}
