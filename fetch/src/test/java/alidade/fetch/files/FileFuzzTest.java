package alidade.fetch.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged and hostile files: rows, malformed rows, or [UnreadableFile], and nothing else.
class FileFuzzTest {
    private static final boolean FULL = Boolean.getBoolean("alidade.full");
    private static final int TEXT_TRIALS = FULL ? 50_000 : 500;
    private static final int DATABASE_TRIALS = FULL ? 5_000 : 80;
    private static final int ROWS = 300;

    @TempDir
    Path folder;

    private byte[] csv = {};
    private byte[] ndjson = {};
    private byte[] sqlite = {};

    @BeforeEach
    void makeGoodFiles() throws IOException, SQLException {
        var table = new StringBuilder("名称,count,note\r\n");
        var lines = new StringBuilder();
        for (var i = 0; i < ROWS; i++) {
            table.append("飞桨 ").append(i).append(",").append(i).append(",\"a \"\"quoted\"\"\nnote\"\r\n");
            lines.append("{\"name\":\"飞桨 ").append(i).append("\",\"tags\":[\"a\",{\"b\":[1.5,null,true]}]}\n");
        }
        csv = table.toString().getBytes(StandardCharsets.UTF_8);
        ndjson = lines.toString().getBytes(StandardCharsets.UTF_8);
        var file = folder.resolve("good.db");
        try (var tracker = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = tracker.createStatement()) {
            statement.execute("pragma page_size = 512");
            statement.execute("create table t (a text, b text)");
            statement.execute("create index i on t (b)");
            statement.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < " + ROWS + ")"
                    + " insert into t select '飞桨 ' || i, hex(randomblob(20)) from n");
        }
        sqlite = Files.readAllBytes(file);
    }

    @Test
    void textFilesThatAreCutFlippedOrSpliced() throws IOException {
        for (var trial = 0; trial < TEXT_TRIALS; trial++) {
            var random = new Random(trial);
            var good = random.nextBoolean() ? csv : ndjson;
            if (random.nextInt(4) == 0) {
                var charset = Charset.forName(random.nextBoolean() ? "GB18030" : "UTF-16LE");
                good = new String(good, StandardCharsets.UTF_8).getBytes(charset);
            }
            read(damaged(good, random), random.nextBoolean() ? "f.csv" : "f.ndjson", trial);
        }
    }

    @Test
    void randomBytes() throws IOException {
        for (var trial = 0; trial < TEXT_TRIALS; trial++) {
            var random = new Random(trial);
            var bytes = new byte[random.nextInt(4096)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                var signs = ",;\t\"\r\n{}[]:x\u0000\\".getBytes(StandardCharsets.US_ASCII);
                for (var i = 0; i < bytes.length; i++) {
                    bytes[i] = signs[(bytes[i] & 0xff) % signs.length];
                }
            }
            read(bytes, "f" + random.nextInt(2), trial);
        }
    }

    @Test
    void databasesThatAreCutFlippedOrSpliced() throws IOException {
        for (var trial = 0; trial < DATABASE_TRIALS; trial++) {
            var random = new Random(trial);
            var bytes = damaged(sqlite, random);
            System.arraycopy(sqlite, 0, bytes, 0, Math.min(16, bytes.length));
            read(bytes, "f.db", trial);
        }
    }

    @Test
    void aCutFileKeepsEveryRowBeforeTheCut() throws IOException {
        for (var cut = 1_000; cut < csv.length; cut += FULL ? 1 : 97) {
            Files.write(folder.resolve("f.csv"), Arrays.copyOf(csv, cut));
            var whole = new String(csv, 0, cut, StandardCharsets.UTF_8).split("\"\r\n", -1).length - 1;
            try (var file = RecordFile.open(folder.resolve("f.csv"), Optional.empty())) {
                var rows = 0;
                for (var row : file) {
                    rows += row instanceof RawRow.Row ? 1 : 0;
                }
                // a cut right behind the closing quote leaves the last row whole, though without its line end
                assertThat(rows).as("cut at %d", cut).isBetween(whole, whole + 1);
            }
        }
    }

    private void read(byte[] bytes, String name, int trial) throws IOException {
        var path = Files.write(folder.resolve(name), bytes);
        try (var file = RecordFile.open(path, Optional.empty())) {
            var rows = 0;
            for (var row : file) {
                assertThat(row.place()).as("seed %d", trial).startsWith(name + ":");
                rows++;
            }
            assertThat(rows).as("seed %d", trial).isLessThan(100_000);
        } catch (UnreadableFile e) {
            assertThat(e).as("seed %d", trial).hasMessageStartingWith(name + " ");
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        var bytes = Arrays.copyOf(good, random.nextInt(3) == 0 ? 1 + random.nextInt(good.length) : good.length);
        for (var n = random.nextInt(6); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(3) == 0) {
            var from = random.nextInt(bytes.length);
            var length = random.nextInt(bytes.length - from) + 1;
            System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length + 1), length);
        }
        return bytes;
    }
}
