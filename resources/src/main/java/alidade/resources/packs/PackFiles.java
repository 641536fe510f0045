package alidade.resources.packs;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The text files of one pack, by path inside the pack's folder (`metrics/total_downloads.yaml`), in path order.
public record PackFiles(String pack, Map<String, String> texts) {
    public PackFiles {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /// Without the files that only say how figures are shown, and so change none: dashboards and walls.
    public PackFiles ofFigures() {
        var figures = new TreeMap<>(texts);
        figures.keySet().removeIf(path -> path.startsWith("dashboards/") || path.startsWith("walls/"));
        return new PackFiles(pack, figures);
    }
}
