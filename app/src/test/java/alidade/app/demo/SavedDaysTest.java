package alidade.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.engine.log.Coverage.Extent;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Knowledge;
import alidade.engine.metrics.Question;
import alidade.engine.metrics.Question.Asked;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.resources.packs.Filter;
import alidade.resources.packs.MetricDefinition.Grain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sixty days are lived through and each day's answers are saved; corrections of old days come in later.
class SavedDaysTest {
    private static final int DAYS = 60;
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> METRICS = List.of(
            "total_downloads",
            "models",
            "active_models@v1.0",
            "active_models@v2.0",
            "downloads_growth_rate",
            "new_models",
            "official_ratio",
            "max_downloads");

    @TempDir
    Path folder;

    @Test
    void asOfIsWhatWasSavedAndTheVectorGivesItAgain() throws IOException {
        var seed = System.nanoTime();
        System.out.println("SavedDaysTest: seed " + seed);
        var random = new Random(seed);
        var clock = new DemoClock(FIRST.atTime(9, 0).atZone(ZONE).toInstant());
        var saved = new TreeMap<LocalDate, List<Answer>>();
        var options = EngineOptions.usual().withHome(folder.resolve("home")).withClock(clock);
        try (var engine = Engine.open(folder.resolve("workspace"), options)) {
            for (var day = 0; day < DAYS; day++) {
                var date = FIRST.plusDays(day);
                clock.moveTo(date.atTime(9, 0).atZone(ZONE).toInstant());
                importDay(engine, random, date, date);
                if (day > 0 && day % 7 == 0) importDay(engine, random, date.minusDays(1 + random.nextInt(6)), date);
                saved.put(date, engine.metrics().ask(about(date, new Knowledge.Now())));
            }
            var changed = 0;
            for (var date : saved.keySet()) {
                var then = saved.get(date);
                var endOfDay = date.atTime(LocalTime.MAX).atZone(ZONE).toInstant();
                var asOf = engine.metrics().ask(about(date, new Knowledge.At(endOfDay)));
                var vector = then.getFirst().vector();

                assertThat(lines(asOf)).as("as of " + date).isEqualTo(lines(then));
                assertThat(engine.metrics().ask(about(date, new Knowledge.Vector(vector))))
                        .isEqualTo(asOf);
                if (!rows(engine.metrics().ask(about(date, new Knowledge.Now())))
                        .equals(rows(then))) changed++;
            }
            assertThat(changed).as("days that a late correction changed").isBetween(4, DAYS - 1);
        }
    }

    private static List<List<Answer.Row>> rows(List<Answer> answers) {
        return answers.stream().map(Answer::rows).toList();
    }

    private static String lines(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer ->
                        answer.rows().stream().map(row -> answer.metric() + " " + answer.vector() + " " + row))
                .collect(Collectors.joining("\n"));
    }

    private static Question about(LocalDate date, Knowledge knowledge) {
        return new Question(
                METRICS.stream().map(Asked::read).toList(),
                List.of("platform"),
                date,
                date,
                Grain.DAY,
                new Filter.Everything(),
                knowledge);
    }

    /// Twenty models on each of three platforms, some of them missing; a platform is passed over now and then.
    private void importDay(Engine engine, Random random, LocalDate date, LocalDate written) throws IOException {
        var lines = new ArrayList<String>(List.of("date,repo,model_name,publisher,download_count,fetched_at"));
        var age = date.toEpochDay() - FIRST.toEpochDay();
        for (var platform : List.of("Gitee", "GitCode", "AI Studio")) {
            if (random.nextInt(6) == 0) continue;
            for (var model = 0; model < 20; model++) {
                if (random.nextInt(10) == 0) continue;
                lines.add("%s,%s,ERNIE-4.5-%d,%s,%d,%s 08:%02d:00"
                        .formatted(
                                date,
                                platform,
                                model,
                                model % 3 == 0 ? "baidu" : "someone",
                                model * 100 + age * (model % 4) + random.nextInt(3),
                                written,
                                random.nextInt(60)));
            }
        }
        var file = folder.resolve("%s-%s.csv".formatted(date, written));
        Files.write(file, lines);
        var extent = random.nextBoolean() ? Extent.COMPLETE : Extent.UNKNOWN;
        engine.importer().run(file, "model-ecosystem", "model_downloads", extent, Progress.none(), () -> false);
    }
}
