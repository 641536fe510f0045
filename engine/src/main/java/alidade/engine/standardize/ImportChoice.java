package alidade.engine.standardize;

import alidade.fetch.files.DataFile;
import alidade.fetch.files.FileOptions;
import alidade.fetch.files.RecordFile;
import alidade.fetch.files.UnreadableFile;
import alidade.resources.packs.FieldMapping;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.ImportMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which of a table's import mappings fits a file.
public sealed interface ImportChoice {
    /// @param file open; whoever gets it closes it
    record Fits(ImportMapping mapping, RecordFile file) implements ImportChoice {}

    /// @param reason a sentence for people
    record None(String reason) implements ImportChoice {}

    /// Tries the table's mappings in order. The first one fits whose format and relation are those of the file, and
    /// whose date and identity have a column in it, where the file has columns.
    ///
    /// The sheet of a workbook is taken as a CSV file of the same columns would be.
    static ImportChoice of(TableDefinition table, Path path, FileOptions options) {
        try (var data = DataFile.of(path, options)) {
            return of(table, path, data);
        } catch (UnreadableFile e) {
            return new None(String.valueOf(e.getMessage()));
        }
    }

    private static ImportChoice of(TableDefinition table, Path path, DataFile data) throws UnreadableFile {
        var format = data.format();
        var relations = data.relations();
        var reasons = new ArrayList<String>();
        for (var mapping : table.imports()) {
            if (!mapping.format().equals(format.equals("xlsx") ? "csv" : format)) {
                continue;
            }
            var relation = mapping.relation().filter(_ -> format.equals("sqlite"));
            if (relation.isPresent() && !relations.contains(relation.get())) {
                reasons.add("%s needs the table '%s'".formatted(mapping.name(), relation.get()));
                continue;
            }
            var file = data.open(relation);
            var lacking = lacking(table, mapping, file);
            if (lacking.isEmpty()) {
                return new Fits(mapping, file);
            }
            file.close();
            reasons.add("%s needs %s".formatted(mapping.name(), lacking.get()));
        }
        var known =
                table.imports().stream().map(ImportMapping::format).distinct().collect(Collectors.joining(", "));
        return new None(
                reasons.isEmpty()
                        ? "%s is %s, and the table %s is filled from %s only: nothing is imported."
                                .formatted(
                                        path.getFileName(), format, table.name(), known.isEmpty() ? "no file" : known)
                        : "%s fits no import of the table %s: %s. Nothing is imported."
                                .formatted(path.getFileName(), table.name(), String.join("; ", reasons)));
    }

    private static Optional<String> lacking(TableDefinition table, ImportMapping mapping, RecordFile file) {
        if (file.columns().isEmpty()) {
            return Optional.empty();
        }
        var needed = new ArrayList<FieldMapping>();
        needed.add(mapping.date());
        mapping.fields().stream()
                .filter(field -> field.column().equals(table.sourceColumn())
                        || table.column(field.column())
                                .filter(TableDefinition.Column::required)
                                .isPresent())
                .forEach(needed::add);
        return needed.stream()
                .filter(field -> field.constant().isEmpty())
                .filter(field ->
                        field.paths().stream().noneMatch(path -> file.columns().contains(path)))
                .map(field -> "a column " + String.join(" or ", field.paths()))
                .findFirst();
    }
}
