package alidade.engine.metrics;

import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of a table that are not measures: those of the identity by record, all others by set of attributes.
///
/// Records and sets of attributes are numbered from 0 in the order in which they came.
final class Texts {
    private final Map<String, Cells> ofRecord = new LinkedHashMap<>();
    private final Map<String, Cells> ofAttributes = new LinkedHashMap<>();
    private final Cells recordIds = new Cells(Type.TEXT);
    private final AscendingIds recordNumbers = new AscendingIds("record");
    private final AscendingIds attributesNumbers = new AscendingIds("set of attributes");
    private final List<String> sources = new ArrayList<>();
    private final Map<String, Integer> sourceCodes = new HashMap<>();
    private final List<Integer> sourceOfRecord = new ArrayList<>();
    private final String sourceColumn;

    Texts(TableDefinition table) {
        sourceColumn = table.sourceColumn();
        for (var column : table.columns()) {
            if (table.identity().contains(column.name())) {
                ofRecord.put(column.name(), new Cells(column.type()));
            } else if (!Columns.isMeasure(table, column)) {
                ofAttributes.put(column.name(), new Cells(column.type()));
            }
        }
    }

    /// The values of one column, one text object for each different text.
    static final class Cells {
        final Type type;
        private final List<@Nullable String> cells = new ArrayList<>();
        private final Map<String, String> shared = new HashMap<>();

        private Cells(Type type) {
            this.type = type;
        }

        void add(@Nullable String text) {
            cells.add(text == null ? null : shared.computeIfAbsent(text, one -> one));
        }

        @Nullable
        String get(int index) {
            return cells.get(index);
        }
    }

    List<String> recordColumns() {
        return List.copyOf(ofRecord.keySet());
    }

    List<String> attributesColumns() {
        return List.copyOf(ofAttributes.keySet());
    }

    Cells ofRecord(String column) {
        return cells(ofRecord, column);
    }

    Cells ofAttributes(String column) {
        return cells(ofAttributes, column);
    }

    private static Cells cells(Map<String, Cells> columns, String column) {
        var cells = columns.get(column);
        if (cells == null) throw NearestName.unknown("column", column, columns.keySet());
        return cells;
    }

    boolean isOfRecord(String column) {
        return ofRecord.containsKey(column);
    }

    boolean isOfAttributes(String column) {
        return ofAttributes.containsKey(column);
    }

    void addRecord(long id, String recordId, Map<String, @Nullable String> identity) {
        recordNumbers.add(id);
        recordIds.add(recordId);
        ofRecord.forEach((column, cells) -> cells.add(identity.get(column)));
        var name = identity.get(sourceColumn);
        sourceOfRecord.add(sourceCode(name == null ? "" : name));
    }

    void addAttributes(long id, Map<String, @Nullable String> values) {
        attributesNumbers.add(id);
        ofAttributes.forEach((column, cells) -> cells.add(values.get(column)));
    }

    int record(long id) {
        return recordNumbers.number(id);
    }

    int attributes(long id) {
        return attributesNumbers.number(id);
    }

    int records() {
        return recordNumbers.size();
    }

    String recordId(int record) {
        var id = recordIds.get(record);
        return id == null ? "" : id;
    }

    int source(int record) {
        return sourceOfRecord.get(record);
    }

    /// The number of a source, a new one for a name that was not seen before.
    int sourceCode(String name) {
        return sourceCodes.computeIfAbsent(name, one -> {
            sources.add(one);
            return sources.size() - 1;
        });
    }

    List<String> sources() {
        return sources;
    }
}
