package alidade.app.bench;

import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.Step;
import alidade.resources.packs.FieldMapping;
import alidade.resources.packs.TableDefinition.ImportMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The import of a CSV file, against H2 reading the same file by its own `csvread`.
///
/// The file has one record after another and not one day after another, so that the import has to bring all of it into
/// order. Both sides must find the same rows and the same sum.
final class ImportBench {
    private final Path folder;
    private final Subject subject;
    private final SyntheticRows rows;
    private final Timings timings;

    ImportBench(Path folder, Subject subject, SyntheticRows rows, Timings timings) {
        this.folder = folder;
        this.subject = subject;
        this.rows = rows;
        this.timings = timings;
    }

    private record Written(Path file, long rows, long sum) {}

    /// @param engine on a workspace without facts
    /// @param days so many of the first days are in the file
    void round(Engine engine, int days, int round) throws Exception {
        var written = written(days);
        measure(engine, written);
        plain(written, folder.resolve("csvread-" + round));
        Files.delete(written.file());
    }

    private void measure(Engine engine, Written written) {
        var publishing = new AtomicLong();
        var begun = System.nanoTime();
        var report = engine.importer()
                .run(
                        written.file(),
                        subject.pack().name(),
                        subject.table().name(),
                        Extent.UNKNOWN,
                        step -> {
                            if (step instanceof Step.Publishing) publishing.compareAndSet(0, System.nanoTime());
                        },
                        () -> false);
        var ended = System.nanoTime();
        if (report.imported() != written.rows() || report.read() != written.rows()) {
            throw new IllegalStateException("the file has %d rows, and %d of %d were imported"
                    .formatted(written.rows(), report.imported(), report.read()));
        }
        timings.add(Task.IMPORT, written.rows(), publishing.get() - begun);
        timings.add(Task.IMPORT_AND_PUBLISH, written.rows(), ended - begun);
    }

    private void plain(Written written, Path database) throws SQLException {
        var csv = csv();
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var field : csv.fields()) {
            if (!subject.table().identity().contains(field.column())) continue;
            columns.add("\"" + field.column() + "\" varchar(200) not null");
            values.add('"' + name(field) + '"');
        }
        var file = written.file().toAbsolutePath().toString().replace("'", "''");
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + database.toAbsolutePath());
                var statement = connection.createStatement()) {
            var begun = System.nanoTime();
            statement.execute("create table observed (at_day date not null, " + String.join(", ", columns)
                    + ", amount bigint not null)");
            statement.execute("insert into observed select cast(\"" + name(csv.date()) + "\" as date), "
                    + String.join(", ", values) + ", cast(\"" + name(count(csv)) + "\" as bigint) from csvread('" + file
                    + "', null, 'charset=UTF-8 caseSensitiveColumnNames=true')");
            timings.add(Task.CSVREAD, written.rows(), System.nanoTime() - begun);
            try (var found = statement.executeQuery("select count(*), sum(amount) from observed")) {
                found.next();
                if (found.getLong(1) != written.rows() || found.getLong(2) != written.sum()) {
                    throw new IllegalStateException("csvread found %d rows and the sum %d, the file has %d and %d"
                            .formatted(found.getLong(1), found.getLong(2), written.rows(), written.sum()));
                }
            }
        }
    }

    private Written written(int days) throws IOException {
        var csv = csv();
        var identity = csv.fields().stream()
                .filter(field -> subject.table().identity().contains(field.column()))
                .toList();
        var file = folder.resolve("rows.csv");
        var count = 0L;
        var sum = 0L;
        try (var out = Files.newBufferedWriter(file)) {
            out.write(name(csv.date()));
            for (var field : identity) out.write("," + name(field));
            out.write("," + name(count(csv)) + "\n");
            for (var record = 0; record < rows.items().size(); record++) {
                var item = rows.items().get(record);
                for (var day = 0; day < days; day++) {
                    var amount = rows.count(record, day);
                    if (amount < 0) continue;
                    out.write(rows.day(day).toString());
                    for (var field : identity) {
                        var at = subject.table().identity().indexOf(field.column());
                        out.write(",\"" + item.identity().get(at).replace("\"", "\"\"") + "\"");
                    }
                    out.write("," + amount + "\n");
                    count++;
                    sum += amount;
                }
            }
        }
        return new Written(file, count, sum);
    }

    private ImportMapping csv() {
        return subject.table().imports().stream()
                .filter(one -> one.format().equals("csv"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(subject.table().name() + " has no import from csv"));
    }

    private FieldMapping count(ImportMapping csv) {
        return csv.fields().stream()
                .filter(field -> field.column().equals(subject.count()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the import from csv brings no " + subject.count()));
    }

    private static String name(FieldMapping field) {
        return field.paths().getFirst();
    }
}
