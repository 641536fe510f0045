package alidade.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/// Writes what platforms show on a day as a CSV file, and tells the ledger.
///
/// @param date the day that the file speaks of
/// @param written the day on which somebody looked
/// @param percent so much of each true count stands in the file
record DayCsv(DemoSite site, LocalDate date, LocalDate written, int percent) {
    Path write(Predicate<DemoModel> which) {
        var day = site.dayOf(date);
        var file = site.folder().resolve("%s-written-%s.csv".formatted(date, written));
        try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.println("date,repo,model_name,publisher,download_count,model_type,base_model,fetched_at");
            for (var model : site.world().models()) {
                if (!which.test(model) || !model.isThere(day)) continue;
                var count = model.counts[day] * percent / 100;
                out.println(String.join(
                        ",",
                        date.toString(),
                        model.platform,
                        model.name,
                        model.publisher.name(),
                        Long.toString(count),
                        model.kind,
                        model.base.orElse(""),
                        written + " 08:00:00"));
                site.witness().saw(new Sighting(model, day, count, List.of()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written", e);
        }
        return file;
    }
}
