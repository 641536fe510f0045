package alidade.fetch.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Makes inputs that nobody wants, by kinds of files, the same for the same random numbers.
final class HostileBytes {
    private static final List<String> PIECES = List.of(
            "\n",
            "\r",
            "\r\n",
            ",",
            ";",
            "\t",
            "|",
            "\"",
            "\"\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\\",
            "\\u0000",
            "\\ud800",
            "\u0000",
            "\uFFFF",
            "\uFEFF",
            "😀",
            "飞桨",
            "null",
            "true",
            "NaN",
            "1e999999999",
            "-0",
            "99999999999999999999999",
            "1E-999999999",
            "{\"a\":",
            "<",
            ">",
            "&",
            "&x;",
            "&#0;",
            "&#xD800;",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x ?>",
            "<!DOCTYPE x [<!ENTITY e \"x\">]>",
            "</c>",
            "<c>",
            "<c r=\"XFE1\">",
            "<c r=\"ZZZZZZZ9999999999\"/>",
            "<row>",
            "<row r=\"-1\"/>",
            "<v>",
            "t=\"s\"",
            "<v>2147483648</v>",
            "=cmd()",
            "../",
            "- ",
            ": ",
            "&a ",
            "*a ",
            "!!x ",
            "? ",
            "2026-01-05",
            "46027.999999999",
            "\u0085",
            "\u2028");

    private final byte[] database;

    /// What is made.
    enum Kind {
        CSV("f.csv"),
        TEXT("f.txt"),
        NDJSON("f.ndjson"),
        XLSX("f.xlsx"),
        ZIP("f.zip"),
        GZIP("f.csv.gz"),
        SQLITE("f.db"),
        JSON(""),
        PACK("");

        private final String file;

        Kind(String file) {
            this.file = file;
        }

        String file() {
            return file;
        }
    }

    HostileBytes(Path folder) throws IOException, SQLException {
        var file = folder.resolve("good.db");
        try (var tracker = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = tracker.createStatement()) {
            statement.execute("pragma page_size = 512");
            statement.execute("create table t (a text, b text)");
            statement.execute("create index i on t (b)");
            statement.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)"
                    + " insert into t select '飞桨 ' || i, hex(zeroblob(20)) from n");
        }
        database = Files.readAllBytes(file);
    }

    byte[] of(Kind kind, Random random) throws IOException {
        return switch (kind) {
            case CSV, TEXT -> damaged(encoded(csv(random), random), random);
            case NDJSON -> damaged(encoded(json(random, "\n"), random), random);
            case JSON, PACK ->
                damaged(json(random, random.nextBoolean() ? "" : ",").getBytes(StandardCharsets.UTF_8), random);
            case XLSX -> workbook(random);
            case ZIP -> archive(random);
            case GZIP -> gzip(random);
            case SQLITE -> sqlite(random);
        };
    }

    /// Cut, flipped, spliced, with pieces put in; sometimes as it was.
    byte[] damaged(byte[] good, Random random) {
        if (good.length == 0 || random.nextInt(8) == 0) {
            return good;
        }
        var bytes = random.nextInt(4) == 0 ? Arrays.copyOf(good, 1 + random.nextInt(good.length)) : good.clone();
        for (var n = random.nextInt(5); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            var from = random.nextInt(bytes.length);
            var length = random.nextInt(bytes.length - from) + 1;
            System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length + 1), length);
        }
        for (var n = random.nextInt(4); n > 0; n--) {
            var piece = piece(random).getBytes(StandardCharsets.UTF_8);
            var at = random.nextInt(bytes.length + 1);
            var longer = new byte[bytes.length + piece.length];
            System.arraycopy(bytes, 0, longer, 0, at);
            System.arraycopy(piece, 0, longer, at, piece.length);
            System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
            bytes = longer;
        }
        return bytes;
    }

    private static byte[] encoded(String text, Random random) {
        var charset = List.of("UTF-8", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030")
                .get(random.nextInt(6));
        return text.getBytes(Charset.forName(charset));
    }

    private static String csv(Random random) {
        var separator = List.of(",", ";", "\t", "|").get(random.nextInt(4));
        var text = new StringBuilder();
        var columns = 1 + random.nextInt(6);
        for (var line = random.nextInt(30); line >= 0; line--) {
            for (var column = random.nextInt(9) == 0 ? random.nextInt(9) : columns; column > 0; column--) {
                var value = value(random);
                text.append(random.nextInt(3) == 0 ? '"' + value.replace("\"", "\"\"") + '"' : value);
                text.append(column > 1 ? separator : "");
            }
            text.append(random.nextInt(9) == 0 ? "\r" : random.nextBoolean() ? "\r\n" : "\n");
        }
        // once in a while a line that is far too long
        return random.nextInt(200) == 0 ? text + value(random).repeat(200_000) : text.toString();
    }

    private static String json(Random random, String between) {
        var text = new StringBuilder();
        for (var n = random.nextInt(20); n >= 0; n--) {
            object(text, random, random.nextInt(50) == 0 ? 200 : 3);
            text.append(n > 0 ? between : "");
        }
        return text.toString();
    }

    private static void object(StringBuilder text, Random random, int depth) {
        text.append('{');
        for (var n = random.nextInt(4); n >= 0; n--) {
            text.append("\"k").append(random.nextInt(9)).append("\":");
            if (depth > 3 || depth > 0 && random.nextInt(3) == 0) {
                object(text, random, depth - 1);
                n = depth > 3 ? 0 : n;
            } else if (random.nextInt(3) == 0) {
                text.append("[1,null,")
                        .append(random.nextInt())
                        .append("e")
                        .append(random.nextInt(500))
                        .append(']');
            } else {
                text.append('"')
                        .append(value(random).replaceAll("[\\p{Cntrl}\"\\\\]", ""))
                        .append('"');
            }
            text.append(n > 0 ? "," : "");
        }
        text.append('}');
    }

    private byte[] workbook(Random random) throws IOException {
        var rows = new StringBuilder(
                "<row r=\"1\"><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"str\"><v>b</v></c></row>");
        for (var n = random.nextInt(20); n > 0; n--) {
            rows.append("<row")
                    .append(random.nextInt(5) == 0 ? "" : " r=\"" + (n + 1) + "\"")
                    .append('>');
            for (var cell = random.nextInt(4); cell > 0; cell--) {
                var type = List.of("s", "n", "b", "str", "inlineStr", "e", "d", "?")
                        .get(random.nextInt(8));
                rows.append("<c t=\"")
                        .append(type)
                        .append("\" s=\"")
                        .append(random.nextInt(6))
                        .append("\"><v>");
                rows.append(value(random).replaceAll("[<&\\p{Cntrl}]", "")).append("</v></c>");
            }
            rows.append("</row>");
        }
        var parts = Workbooks.parts(rows.toString(), "<si><t>x</t></si><si><r><t>y</t></r></si>");
        var names = List.copyOf(parts.keySet());
        for (var n = Math.max(0, random.nextInt(5) - 2); n > 0; n--) {
            var name = names.get(random.nextInt(names.size()));
            var text = parts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
            parts.put(name, new String(damaged(text, random), StandardCharsets.UTF_8));
        }
        if (random.nextInt(20) == 0) {
            parts.remove(names.get(random.nextInt(names.size())));
        }
        if (random.nextInt(300) == 0) {
            parts.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + "<row>".repeat(50_000));
        }
        return switch (random.nextInt(6)) {
            case 0 -> damaged(Workbooks.stored(parts), random);
            case 1 -> damaged(Workbooks.zip(parts), random);
            default -> Workbooks.zip(parts);
        };
    }

    private byte[] archive(Random random) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        for (var n = Math.max(0, random.nextInt(5) - 2); n >= 0; n--) {
            var names = List.of(
                    "a.csv",
                    "b.ndjson",
                    "c.db",
                    "d.xlsx",
                    "in/a.csv",
                    "__MACOSX/a",
                    ".x",
                    "../a.csv",
                    "/a.csv",
                    piece(random));
            var name = names.get(random.nextInt(random.nextInt(4) == 0 ? names.size() : 5));
            var kind = Kind.values()[random.nextInt(Kind.SQLITE.ordinal() + 1)];
            parts.put(name.length() < 500 ? name : "x", kind == Kind.ZIP ? bomb(random) : of(kind, random));
        }
        var zip = Workbooks.zipped(parts);
        return random.nextInt(4) == 0 ? damaged(zip, random) : zip;
    }

    /// Zeros; seldom so many that a cap has to stop them.
    private static byte[] bomb(Random random) {
        return new byte[random.nextInt(100) == 0 ? 70_000_000 : random.nextInt(100_000)];
    }

    private byte[] gzip(Random random) throws IOException {
        var content =
                random.nextInt(20) == 0 ? bomb(random) : of(random.nextBoolean() ? Kind.CSV : Kind.SQLITE, random);
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return random.nextBoolean() ? damaged(out.toByteArray(), random) : out.toByteArray();
    }

    /// Its first bytes stay, so that it is taken for a database.
    private byte[] sqlite(Random random) {
        var bytes = damaged(database, random);
        System.arraycopy(database, 0, bytes, 0, Math.min(16, bytes.length));
        return bytes == database ? database.clone() : bytes;
    }

    private static String value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> piece(random);
            case 1 -> String.valueOf(random.nextLong());
            case 2 -> "";
            default -> "v" + random.nextInt(100);
        };
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
