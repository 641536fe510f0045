package alidade.app.demo;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Writes rounds as the SQLite file of an old tracker: one table, every column text, and the habits of many
/// years.
final class TrackerFile {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int BATCH = 5_000;

    private final DemoWorld world;
    private final LocalDate firstDay;
    private final Random random;

    private TrackerFile(DemoWorld world, LocalDate firstDay) {
        this.world = world;
        this.firstDay = firstDay;
        random = new Random(world.script().seed() * 17);
    }

    /// Replaces the file.
    static void write(Path file, DemoWorld world, LocalDate firstDay, List<Round> rounds) throws SQLException {
        new TrackerFile(world, firstDay).write(file, rounds);
    }

    private void write(Path file, List<Round> rounds) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("drop table if exists model_downloads");
            statement.execute("drop table if exists platform_stats");
            statement.execute("""
                    create table model_downloads (date text, repo text, model_name text, publisher text,
                        download_count text, model_type text, model_category text, tags text, base_model text,
                        data_source text, likes text, library_name text, pipeline_tag text, created_at text,
                        last_modified text, fetched_at text, base_model_from_api text, search_keyword text, url text)
                    """);
            statement.execute("create table platform_stats (platform text, last_model_count text, last_updated text)");
            try (var insert = connection.prepareStatement(
                    "insert into model_downloads values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
                var rows = 0;
                for (var round : rounds) {
                    for (var row : round.rows()) {
                        bind(insert, round, row);
                        insert.addBatch();
                        if (++rows % BATCH == 0) insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private void bind(PreparedStatement insert, Round round, Round.Row row) throws SQLException {
        var model = row.model();
        var date = firstDay.plusDays(round.day());
        var known = random.nextInt(100) < 60;
        var columns = new @Nullable String[] {
            date.toString(),
            round.platform(),
            name(model),
            model.publisher.name(),
            row.broken().isEmpty() ? count(row.count()) : row.broken(),
            known ? model.kind : null,
            category(model),
            random.nextInt(100) < 50 ? "['%s', \"%s\"]".formatted(model.task(), model.kind) : null,
            model.base.filter(base -> known).orElse(null),
            known ? (model.base.isPresent() ? "model_tree" : "search") : null,
            random.nextInt(100) < 4 ? Long.toString(model.likes(round.day())) : null,
            null,
            random.nextInt(100) < 4 ? model.task() : null,
            null,
            null,
            round.timed() ? date.atTime(10, 0).plusSeconds(row.second()).format(MOMENT) : null,
            null,
            known ? model.category : null,
            null,
        };
        for (var index = 0; index < columns.length; index++) insert.setString(index + 1, columns[index]);
    }

    private String name(DemoModel model) {
        var prefixed = world.script().platforms().stream()
                .anyMatch(platform -> platform.name().equals(model.platform) && platform.ownerPrefix());
        return prefixed && random.nextInt(3) == 0 ? model.publisher.name() + "/" + model.name : model.name;
    }

    private String count(long count) {
        return random.nextInt(10) == 0 ? count + ".0" : Long.toString(count);
    }

    private @Nullable String category(DemoModel model) {
        var draw = random.nextInt(100);
        if (draw < 25) return null;
        var stray = world.script().strayCategories();
        return draw < 29 ? stray.get(random.nextInt(stray.size())) : model.category;
    }
}
