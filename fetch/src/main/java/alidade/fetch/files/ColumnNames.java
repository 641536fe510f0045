package alidade.fetch.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Names of columns that are all different and not empty.
final class ColumnNames {
    private ColumnNames() {}

    /// @param problems gets a sentence for each name that had to be made up
    static List<String> of(List<String> header, List<String> problems) {
        var taken = new HashSet<String>(header);
        var seen = new HashSet<String>();
        var names = new ArrayList<String>();
        for (var i = 0; i < header.size(); i++) {
            var stripped = header.get(i).strip();
            var name = stripped;
            if (stripped.isEmpty() || !seen.add(stripped)) {
                var stem = stripped.isEmpty() ? "column" : stripped;
                name = stem + " (" + (i + 1) + ")";
                while (taken.contains(name) || !seen.add(name)) {
                    name = name + "'";
                }
                problems.add(
                        stripped.isEmpty()
                                ? "Column %d has no name: it is read as '%s'.".formatted(i + 1, name)
                                : "The column name '%s' occurs again as column %d: that one is read as '%s'."
                                        .formatted(stripped, i + 1, name));
            }
            names.add(name);
        }
        return names;
    }
}
