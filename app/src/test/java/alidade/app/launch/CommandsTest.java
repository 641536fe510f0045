package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.AlidadeCommand;
import alidade.app.cli.Cancellation;
import alidade.app.cli.Request;
import alidade.engine.exchange.HubChoice;
import alidade.engine.log.LogFiles;
import alidade.engine.pipeline.EngineOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every command against one small workspace: its exit code, its document against the published schema, its
/// words.
///
/// ```
/// day   Hugging Face: ERNIE, OCR   ModelScope: ERNIE
/// 18    100, 50                    30
/// 20    120, 50                    33 (named twice), and one row that is refused
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
    private static final ObjectMapper json = new ObjectMapper();
    private static final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    private Path folder;
    private Workstation workstation;
    private Ended imported;

    private record Ended(int exitCode, String out, String err) {
        JsonNode document() throws IOException {
            return json.readTree(out);
        }
    }

    @BeforeAll
    void importOneFile(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("days.csv"), """
                date,platform,publisher,model_name,download_count
                2026-11-18,Hugging Face,baidu,ERNIE,100
                2026-11-18,Hugging Face,PaddlePaddle,OCR,50
                2026-11-18,ModelScope,baidu,ERNIE,30
                2026-11-20,Hugging Face,baidu,ERNIE,120
                2026-11-20,Hugging Face,PaddlePaddle,OCR,50
                2026-11-20,ModelScope,baidu,ERNIE,33
                2026-11-20,ModelScope,baidu,ERNIE,33
                2026-11-20,ModelScope,baidu,Odd,abc
                """);
        var options = EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home"));
        workstation = new Workstation(folder.resolve("workspace"), options);
        imported = alidade("import", "days.csv", "--pack", "model-ecosystem", "--table", "model_downloads", "--json");
    }

    @AfterAll
    void close() {
        workstation.close();
    }

    @Test
    void importCountsEveryRow() throws IOException {
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(problems("import", imported)).isEmpty();
        // 8 read = 6 imported + 1 merged + 1 refused
        var document = imported.document();
        assertThat(List.of(
                        document.get("read").intValue(),
                        document.get("imported").intValue(),
                        document.get("merged").intValue(),
                        document.get("refused").intValue()))
                .containsExactly(8, 6, 1, 1);
        assertThat(imported.err()).contains("Entry ").doesNotContain("\r");
    }

    @Test
    void importSaysWhatItCannotDo() {
        assertThat(alidade("import", "none.csv", "--pack", "p", "--table", "t").err())
                .isEqualTo("There is no file %s; nothing was imported.\n".formatted(folder.resolve("none.csv")));
        assertThat(alidade("import", "days.csv", "--pack", "nope", "--table", "t")
                        .exitCode())
                .isEqualTo(1);
        assertThat(alidade("import", "days.csv").err()).startsWith("This is missing: --pack, --table.");
        assertThat(alidade("import", "days.csv", "--pack", "p", "--table", "t", "--coverage", "half")
                        .err())
                .startsWith("--coverage cannot be \"half\".");
    }

    @Test
    void queryGivesOneObjectForOneMetric() throws IOException {
        var ended = alidade("query", "total_downloads", "--by", "platform", "--on", "2026-11-20", "--json");

        assertThat(problems("answer", ended)).isEmpty();
        var rows = ended.document().get("rows");
        // Hugging Face 120 + 50, ModelScope 33
        assertThat(rows.get(0).get("platform").textValue()).isEqualTo("Hugging Face");
        assertThat(rows.get(0).get("value").intValue()).isEqualTo(170);
        assertThat(rows.get(1).get("value").intValue()).isEqualTo(33);
    }

    @Test
    void queryGivesAnArrayForSeveralMetrics() throws IOException {
        var ended =
                alidade("query", "total_downloads,models@v1.0", "--from", "2026-11-18", "--to", "2026-11-20", "--json");

        assertThat(problems("answer", ended)).isEmpty();
        assertThat(ended.document().get(0).at("/rows/0/value").intValue()).isEqualTo(180);
        assertThat(ended.document().get(1).at("/rows/2/value").intValue()).isEqualTo(3);
    }

    @Test
    void queryFiltersAndReadsBothClocks() throws IOException {
        var where =
                alidade("query", "total_downloads", "--where", "model_name = 'OCR'", "--on", "2026-11-20", "--json");
        assertThat(where.document().at("/rows/0/value").intValue()).isEqualTo(50);

        // Everything was sealed at noon of the 20th: before that not even the metric was known.
        assertThat(usage("query", "total_downloads", "--on", "2026-11-20", "--known-at", "2026-11-20T11:59"))
                .contains("no metric 'total_downloads'");
        assertThat(usage("query", "total_downloads", "--as-of", "2026-11-18")).contains("no metric");
        var asOf = alidade("query", "total_downloads", "--as-of", "2026-11-20", "--json");
        assertThat(asOf.document().at("/rows/0/value").intValue()).isEqualTo(203);

        var vector = asOf.document().get("vector").toString();
        assertThat(alidade("query", "total_downloads", "--on", "2026-11-20", "--vector", vector, "--json")
                        .out())
                .isEqualTo(asOf.out());
    }

    @Test
    void queryWithoutADayIsAboutToday() throws IOException {
        assertThat(alidade("query", "total_downloads", "--json")
                        .document()
                        .at("/rows/0/date")
                        .textValue())
                .isEqualTo("2026-11-20");
    }

    @Test
    void querySaysWhichOptionsDoNotGoTogether() {
        assertThat(usage("query", "models", "--on", "2026-11-20", "--as-of", "2026-11-20"))
                .contains("--on and --as-of both name the day");
        assertThat(usage("query", "models", "--as-of", "2026-11-20", "--from", "2026-11-18", "--to", "2026-11-20"))
                .contains("--as-of names one day");
        assertThat(usage("query", "models", "--from", "2026-11-18")).contains("one of them is missing");
        assertThat(usage("query", "models", "--from", "2026-11-20", "--to", "2026-11-18"))
                .contains("is before");
        assertThat(usage("query", "models", "--as-of", "2026-11-20", "--vector", "{}"))
                .contains("give one of them");
        assertThat(usage("query", "models", "--vector", "12")).contains("--vector cannot be \"12\"");
        assertThat(usage("query", "models", "--vector", "{\"a\":\"b\"}")).contains("--vector cannot be");
        assertThat(usage("query", "models", "--known-at", "soon")).contains("Asia/Shanghai");
        assertThat(usage("query", "models", "--where", "platform =")).contains("--where cannot be read at column");
        assertThat(usage("query", "models", "--on", "tomorrow")).contains("--on cannot be \"tomorrow\"");
        assertThat(usage("query", "modells")).contains("models");
        assertThat(usage("query")).contains("This is missing: METRIC");
    }

    @Test
    void explainTakesOneRowApart() throws IOException {
        var where = "platform = 'Hugging Face'";
        var ended = alidade(
                "explain", "total_downloads", "--on", "2026-11-20", "--by", "platform", "--where", where, "--json");

        assertThat(problems("explanation", ended)).isEmpty();
        var document = ended.document();
        assertThat(document.get("value").intValue()).isEqualTo(170);
        assertThat(document.at("/dimensions/platform").textValue()).isEqualTo("Hugging Face");
        assertThat(document.get("rows_in_all").intValue()).isEqualTo(2);
        assertThat(usage("explain", "total_downloads", "--by", "platform")).contains("--by platform needs");
    }

    @Test
    void explainPrintsSqlThatAReaderCanRun() throws Exception {
        var sql = alidade("explain", "total_downloads", "--on", "2026-11-20", "--sql")
                .out();

        try (var reader = workstation.engine().store().reader().getConnection();
                var rows = reader.createStatement().executeQuery(sql)) {
            rows.next();
            assertThat(rows.getLong("amount")).isEqualTo(203);
        }
    }

    @Test
    void qualityEndsWithThreeUnderTheLimit() throws IOException {
        var ended = alidade("quality", "--on", "2026-11-20", "--json");

        assertThat(problems("quality", ended)).isEmpty();
        assertThat(ended.exitCode()).isEqualTo(ended.document().get("passes").booleanValue() ? 0 : 3);
        assertThat(ended.document().get("sources")).hasSize(2);
        assertThat(alidade("quality", "--source", "ModelScope", "--json")
                        .document()
                        .get("sources"))
                .hasSize(1);
        assertThat(alidade("quality", "--source", "Nowhere").err())
                .isEqualTo("The source \"Nowhere\" has not been observed up to that day.\n");
    }

    @Test
    void mendShowsAndMendsWhatWasRefused() throws IOException {
        var entry = imported.document().at("/entries/0").textValue();
        var shown = alidade("mend", entry, "--json");
        assertThat(problems("mend", shown)).isEmpty();
        assertThat(shown.document().at("/refused/0/raw").textValue()).contains("abc");

        assertThat(usage("mend", entry, "1")).contains("--set COLUMN=VALUE");
        assertThat(usage("mend", "nothing")).contains("An entry is written node:12, not \"nothing\".");
        assertThat(alidade("mend", "nobody:1").exitCode()).isEqualTo(1);
        assertThat(alidade("confirm", entry, "--why", "looked").exitCode()).isEqualTo(1);
    }

    @Test
    void undoTakesBackAMendAndItself() throws IOException {
        var entry = imported.document().at("/entries/0").textValue();
        var digest = alidade("digest").out();
        var mended = alidade(
                "mend",
                entry,
                "1",
                "--set",
                "platform=ModelScope",
                "--set",
                "publisher=someone",
                "--set",
                "model_name=put-right",
                "--set",
                "download_count=7",
                "--json");
        assertThat(problems("mend", mended)).isEmpty();
        var mend = mended.document().get("entry").textValue();
        assertThat(alidade("digest").out()).isNotEqualTo(digest);

        var undone = alidade("undo", mend, "--json");
        assertThat(problems("undo", undone)).isEmpty();
        assertThat(undone.document().get("undone").textValue()).isEqualTo(mend);
        assertThat(undone.document().at("/parts/0/type").textValue()).isEqualTo("retraction");
        assertThat(undone.document().at("/parts/0/holds").booleanValue()).isTrue();
        assertThat(alidade("digest").out()).isEqualTo(digest);
        var again = alidade("undo", mend);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("was undone already");

        var back = alidade("undo", undone.document().get("entry").textValue(), "--lang", "en");
        assertThat(back.exitCode()).isZero();
        assertThat(back.out()).startsWith("The mended record of entry " + mend + " counts again.\nSealed as entry ");
        assertThat(alidade("undo", mend).exitCode()).isZero();
        assertThat(alidade("digest").out()).isEqualTo(digest);
        assertThat(alidade("undo", entry).err()).contains("is of origin IMPORT");
        assertThat(usage("undo")).contains("This is missing: ENTRY");
    }

    @Test
    void annotateWritesListsChangesAndRemoves() throws IOException {
        var added = alidade(
                "annotate",
                "counts were reset",
                "--from",
                "2026-11-19",
                "--metric",
                "total_downloads",
                "--about",
                "platform=ModelScope",
                "--json");
        assertThat(problems("annotate", added)).isEmpty();
        var id = added.document().get("id").textValue();
        var listed = alidade("annotate", "--json");
        assertThat(problems("annotate", listed)).isEmpty();
        JsonNode one = json.nullNode();
        for (var each : listed.document().get("annotations"))
            if (each.get("id").textValue().equals(id)) one = each;
        assertThat(one.get("text").textValue()).isEqualTo("counts were reset");
        assertThat(one.get("to").textValue()).isEqualTo("2026-11-19");
        assertThat(one.get("value").textValue()).isEqualTo("ModelScope");
        assertThat(alidade("annotate", "--known-at", "2000-01-01T00:00:00Z", "--json")
                        .document()
                        .get("annotations"))
                .isEmpty();

        assertThat(alidade("annotate", "of both days", "--change", id, "--from", "2026-11-19", "--to", "2026-11-20")
                        .exitCode())
                .isZero();
        assertThat(alidade("annotate", "--lang", "en").out()).contains("2026-11-19 – 2026-11-20", "of both days");
        assertThat(problems("annotate", alidade("annotate", "--remove", id, "--json")))
                .isEmpty();
        assertThat(alidade("annotate", "--lang", "en").out()).doesNotContain(id);

        assertThat(usage("annotate", "x")).contains("Say by --from");
        assertThat(usage("annotate", "x", "--from", "2026-11-20", "--to", "2026-11-19"))
                .contains("is before the first one");
        assertThat(usage("annotate", "x".repeat(501), "--from", "2026-11-20")).contains("501 characters");
        assertThat(alidade("annotate", "--remove", id).exitCode()).isEqualTo(1);
        assertThat(alidade("annotate", "x", "--from", "2026-11-20", "--about", "height=3")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void packsAreListedShownAndProposed() throws IOException {
        assertThat(problems("pack-list", alidade("pack", "list", "--json"))).isEmpty();
        assertThat(problems("pack-show", alidade("pack", "show", "model-ecosystem", "--json")))
                .isEmpty();
        var file = alidade("pack", "show", "model-ecosystem", "pack.yaml", "--json");
        assertThat(problems("pack-show", file)).isEmpty();
        assertThat(file.document().get("text").textValue()).contains("pack: model-ecosystem");
        assertThat(alidade("pack", "show", "none").exitCode()).isEqualTo(1);
        var proposed = alidade("pack", "propose", "--json");
        assertThat(problems("pack-propose", proposed)).isEmpty();
        assertThat(proposed.document().at("/packs/0/result").textValue()).isEqualTo("unchanged");
    }

    @Test
    void rebuildGivesTheSameFigures() throws IOException {
        var before = alidade("digest", "--json");
        var rebuilt = alidade("rebuild", "--json");
        assertThat(problems("digest", before)).isEmpty();
        assertThat(problems("rebuild", rebuilt)).isEmpty();
        assertThat(rebuilt.document().get("digest")).isEqualTo(before.document().get("digest"));
        assertThat(alidade("rebuild").out().lines().toList().getLast())
                .isEqualTo(before.document().get("digest").textValue());
        var checked = alidade("fsck", "--json");
        assertThat(problems("fsck", checked)).isEmpty();
        assertThat(checked.exitCode()).as(checked.out()).isZero();
    }

    @Test
    void aBackupIsRestoredAsAnotherNodeWithTheSameFigures() throws IOException {
        var made = alidade("backup", "copies/all.zip", "--landing", "--json");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(problems("backup", made)).isEmpty();
        assertThat(alidade("backup", "copies/all.zip").err()).contains("is there already");
        assertThat(alidade("restore", "copies/all.zip").err())
                .endsWith("The workspace is in use; nothing was restored.\n");
        assertThat(usage("restore", "copies/all.zip", "--region", "Mars!")).contains("not \"Mars!\"");

        var options = EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home"));
        try (var other = new Workstation(folder.resolve("restored"), options)) {
            var refused = alidade(other, "restore", "days.csv", "--json");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("is no backup");
            var restored = alidade(other, "restore", "copies/all.zip", "--region", "global", "--json");
            assertThat(restored.exitCode()).as(restored.err()).isZero();
            assertThat(problems("restore", restored)).isEmpty();
            assertThat(restored.document().get("digest"))
                    .isEqualTo(alidade("digest", "--json").document().get("digest"));
            assertThat(other.engine().log().node().region()).isEqualTo("global");
            assertThat(other.engine().log().node().id())
                    .isNotEqualTo(workstation.engine().log().node().id());
            assertThat(other.engine().readOnly()).isEmpty();
        }
    }

    @Test
    void anExchangeTakesEntriesThroughASharedFolder() throws IOException {
        assertThat(usage("exchange")).contains("--hub");
        var refused = alidade("exchange", "--hub", "share", "--json");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is not a hub");
        assertThat(folder.resolve("share")).doesNotExist();

        var unnamed = alidade("exchange");
        assertThat(unnamed.exitCode()).isEqualTo(2);
        assertThat(unnamed.err()).contains("No hub was named");

        var pushed = alidade("exchange", "--hub", "share", "--create", "--json");
        assertThat(pushed.exitCode()).as(pushed.out()).isZero();
        assertThat(problems("exchange", pushed)).isEmpty();
        var entries = workstation.engine().log().entries().size();
        assertThat(pushed.document().get("pushed").intValue()).isEqualTo(entries);

        var options = EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home"));
        try (var other = new Workstation(folder.resolve("other"), options)) {
            assertThat(alidade(other, "exchange", "--hub", "share").out())
                    .contains(" entries pushed, " + entries + " pulled");
            var choice = new HubChoice(workstation.workspace());
            choice.keep(choice.address(folder.resolve("share").toString()));
            assertThat(alidade("exchange").exitCode()).isZero();
            assertThat(alidade(other, "digest").out())
                    .isEqualTo(alidade("digest").out());
        }
        var log = folder.resolve("share/log");
        Files.writeString(log.resolve("notes.txt"), "x");
        var node = workstation.engine().log().node().id();
        Files.writeString(log.resolve(node + "/000000009999.entry"), "x");
        var again = alidade("exchange", "--hub", "share", "--lang", "zh");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("推送了 0 个条目").contains("notes.txt");
    }

    @Test
    void rowsThatStayedAreToldOfAtTheOtherEnd() throws IOException {
        var options = EngineOptions.usual().withClock(NOON).withHome(folder.resolve("home"));
        var later = options.withClock(Clock.offset(NOON, Duration.ofHours(1)));
        try (var keeping = new Workstation(folder.resolve("keeping"), later);
                var other = new Workstation(folder.resolve("lacking"), options)) {
            // Both know the shipped definitions of both before one changes them.
            alidade(keeping, "exchange", "--hub", "kept", "--create");
            alidade(other, "exchange", "--hub", "kept");
            alidade(keeping, "exchange", "--hub", "kept");
            var drafts = folder.resolve("keeping/packs/model-ecosystem");
            for (var file : keeping.engine()
                    .definitions()
                    .files("model-ecosystem")
                    .texts()
                    .entrySet()) {
                var draft = drafts.resolve(file.getKey());
                Files.createDirectories(LogFiles.folderOf(draft));
                Files.writeString(draft, file.getValue().replace("replicate: everyone", "replicate: nobody"));
            }
            assertThat(alidade(keeping, "pack", "propose").exitCode()).isZero();
            alidade(keeping, "import", "days.csv", "--pack", "model-ecosystem", "--table", "model_downloads");
            var node = keeping.engine().log().node().id();
            assertThat(alidade(keeping, "exchange", "--hub", "kept").exitCode()).isZero();

            var taken = alidade(other, "exchange", "--hub", "kept");
            assertThat(taken.exitCode()).as(taken.out()).isZero();
            assertThat(taken.out()).contains("Without their rows here: 1 entries of node " + node);
            var answer = alidade(other, "query", "total_downloads", "--on", "2026-11-20", "--json");
            assertThat(problems("answer", answer)).isEmpty();
            assertThat(answer.document().at("/withheld/" + node).intValue()).isEqualTo(1);
            assertThat(answer.document().get("rows")).isEmpty();
            assertThat(alidade(other, "query", "total_downloads").out())
                    .contains("those of 1 entries live on node " + node);
            var explained = alidade(other, "explain", "total_downloads", "--on", "2026-11-20", "--json");
            assertThat(problems("explanation", explained)).isEmpty();
            assertThat(explained.document().get("value").isNull()).isTrue();
            assertThat(alidade(other, "explain", "total_downloads").out()).contains("rows live on node " + node);
            assertThat(alidade(other, "explain", "total_downloads", "--lang", "zh")
                            .out())
                    .contains("行在节点 " + node);
            assertThat(alidade(keeping, "query", "total_downloads").out()).doesNotContain("live on node");
            assertThat(alidade(other, "digest").out())
                    .isEqualTo(alidade(keeping, "digest").out());
            assertThat(alidade(other, "fsck").exitCode()).isZero();
        }
    }

    @Test
    void healSaysWhatCameBackAndWhatDidNot() throws IOException {
        var sound = alidade("heal", "--json");
        assertThat(problems("heal", sound)).isEmpty();
        assertThat(sound.exitCode()).isZero();
        alidade("backup", "heal.zip");
        var node = workstation.engine().log().node().id();
        var entry = folder.resolve("workspace/log/" + node + "/000000000001.entry");
        var sealed = Files.readAllBytes(entry);
        Files.write(entry, new byte[] {'x'});
        var found = alidade("fsck", "--json");
        assertThat(problems("fsck", found)).isEmpty();
        assertThat(found.exitCode()).isEqualTo(3);
        assertThat(alidade("fsck").out()).contains("alidade heal [--from FILE]");

        var healed = alidade("heal", "--from", "heal.zip");

        assertThat(healed.out()).isEqualTo("1 entries put back, 0 left out of use\n");
        assertThat(Files.readAllBytes(entry)).isEqualTo(sealed);
        assertThat(alidade("heal", "--from", "none.zip").exitCode()).isEqualTo(1);
        assertThat(alidade("fsck").exitCode()).isZero();
    }

    @Test
    void errorsAndChecksAreDocumentsToo() throws IOException {
        assertThat(problems("error", alidade("query", "nonsense", "--json"))).isEmpty();
        assertThat(problems("error", alidade("quality", "--source", "x", "--json")))
                .isEmpty();
        assertThat(problems("doctor", alidade("doctor", "--json"))).isEmpty();
        assertThat(problems("pack-check", alidade("pack", "check", ".", "--json")))
                .isNotEmpty();
    }

    @Test
    void quietSaysNothingBesides() {
        var ended = alidade(
                "import",
                "days.csv",
                "--pack",
                "model-ecosystem",
                "--table",
                "model_downloads",
                "--quiet",
                "--lang",
                "zh");
        // The same file again: all 7 good rows are known, the 1 refused row is refused again.
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("读入 8 = 导入 0 + 合并");
    }

    @Test
    void collectOfARegionWithoutSourcesSaysWhichThereAre() {
        var ended = alidade("collect", "--region", "moon");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("no source of region 'moon'").contains("[cn, global]");
    }

    @Test
    void everyCommandHasHelpInBothLanguages() {
        var names = Pattern.compile("(?m)^  ([a-z]+)  ");
        var found = names.matcher(alidade("--help").out())
                .results()
                .map(one -> one.group(1))
                .toList();
        assertThat(found).contains("collect", "import", "query", "explain", "quality", "pack", "doctor");
        for (var name : found) {
            for (var language : List.of("zh", "en")) {
                var help = alidade(name, "--help", "--lang", language);
                assertThat(help.exitCode()).isZero();
                assertThat(help.out()).as(name).contains("alidade " + name).doesNotContain("cli.", "null", "${bundle");
            }
        }
    }

    @Test
    void everyExampleOfTheManualWorks() throws IOException {
        var page = Files.readString(Path.of("..", "resources", "manual", "command-line.md"));
        var examples = page.lines()
                .filter(line -> line.startsWith("    alidade "))
                .map(line -> line.substring("    alidade ".length()))
                .toList();
        assertThat(examples).hasSizeGreaterThan(6);
        for (var example : examples) {
            var words = Pattern.compile("\"([^\"]*)\"|(\\S+)")
                    .matcher(example)
                    .results()
                    .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                    .toArray(String[]::new);
            assertThat(alidade(words).exitCode()).as(example).isIn(0, 3);
        }
    }

    private String usage(String... words) {
        var ended = alidade(words);
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        return ended.err();
    }

    private Ended alidade(String... words) {
        return alidade(workstation, words);
    }

    private Ended alidade(Workstation asked, String... words) {
        var err = new StringBuilder();
        var request = new Request(folder.toString(), 0, false, "en", List.of(words));
        var reply = AlidadeCommand.answer(request, asked, err::append, new Cancellation());
        return new Ended(reply.exitCode(), reply.out(), err.toString());
    }

    private static List<String> problems(String schema, Ended ended) throws IOException {
        var path = "/alidade/resources/schemas/" + schema + ".schema.json";
        try (var stream = CommandsTest.class.getResourceAsStream(path)) {
            var problems = new ArrayList<String>();
            schemas.getSchema(json.readTree(stream))
                    .validate(ended.document())
                    .forEach(problem -> problems.add(problem.toString()));
            return problems;
        }
    }
}
