package alidade.fetch.sources;

import alidade.resources.packs.SourceDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which members the records of a source have, and of what kind, to tell when the source changes its shape.
///
/// @param records how many were looked at
/// @param members for each path (`list.tags[*]`) how many records have it with which kind of value
public record Shape(long records, SortedMap<String, SortedMap<String, Long>> members) {
    private static final int DEEPEST = 8;
    private static final int MOST_MEMBERS = 2_000;

    public Shape {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /// What changed about one member.
    ///
    /// @param column that the declaration fills from it; empty when it fills none
    /// @param before kind of the value, such as `number`; empty for a new member
    /// @param now empty for a member that is gone
    public record Change(String path, String column, String before, String now) {
        /// One line for people: `list.likes was number and is text; column 'likes' is filled from it`.
        public String sentence() {
            var what = before.isEmpty()
                    ? path + " is new (" + now + ")"
                    : now.isEmpty() ? path + " is gone (was " + before + ")" : path + " was " + before + ", is " + now;
            return column.isEmpty() ? what : what + "; column '" + column + "' is filled from it";
        }
    }

    /// The shape of what the stages of the source brought. Members deeper than eight, and more than 2,000, are not
    /// looked at.
    public static Shape of(SourceDefinition source, List<RawRecord> records) {
        var members = new TreeMap<String, SortedMap<String, Long>>();
        for (var record : records) {
            var seen = new HashSet<String>();
            for (var stage : source.stages()) {
                var node = record.merged().get(stage.name());
                if (node != null) walk(stage.name(), node, 1, seen, members);
            }
        }
        return new Shape(records.size(), members);
    }

    private static void walk(
            String path, JsonNode node, int depth, Set<String> seen, SortedMap<String, SortedMap<String, Long>> all) {
        if (node.isNull() || depth > DEEPEST || (all.size() >= MOST_MEMBERS && !all.containsKey(path))) return;
        var kind = kind(node);
        if (seen.add(path + " " + kind))
            all.computeIfAbsent(path, _ -> new TreeMap<>()).merge(kind, 1L, Long::sum);
        if (node.isArray()) for (var item : node) walk(path + "[*]", item, depth + 1, seen, all);
        node.properties()
                .forEach(member -> walk(path + "." + member.getKey(), member.getValue(), depth + 1, seen, all));
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "text";
            default -> node.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    /// What is different from before: a member that most records had and none has, one that none had and most have,
    /// and one whose values are all of another kind. What stands inside a member that is gone or new is not told
    /// again.
    public List<Change> since(Shape before, SourceDefinition source) {
        if (records == 0 || before.records == 0) return List.of();
        var paths = new TreeMap<>(before.members);
        paths.putAll(members);
        var changes = new ArrayList<Change>();
        for (var path : paths.keySet()) {
            var was = before.members.get(path);
            var is = members.get(path);
            var gone = is == null && was != null && before.isUsual(path);
            var fresh = was == null && is != null && isUsual(path);
            var other = was != null && is != null && Collections.disjoint(was.keySet(), is.keySet());
            if (!gone && !fresh && !other) continue;
            if (changes.stream().anyMatch(one -> isInside(path, one.path()))) continue;
            changes.add(new Change(path, column(source, path), words(was), words(is)));
        }
        return List.copyOf(changes);
    }

    /// Whether at least half of the records have it.
    private boolean isUsual(String path) {
        var kinds = members.get(path);
        return kinds != null && 2 * Collections.max(kinds.values()) >= records;
    }

    private static boolean isInside(String path, String outer) {
        return path.startsWith(outer + ".") || path.startsWith(outer + "[");
    }

    private static String words(@org.jspecify.annotations.Nullable SortedMap<String, Long> kinds) {
        return kinds == null ? "" : String.join(" or ", kinds.keySet());
    }

    /// The first column that is filled from this member or from inside it.
    private static String column(SourceDefinition source, String path) {
        for (var field : source.fields())
            for (var from : field.paths())
                if (from.equals(path) || isInside(from, path) || isInside(path, from)) return field.column();
        return "";
    }
}
