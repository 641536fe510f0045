package alidade.resources.packs;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The text files of one pack, by path inside the pack's folder (`metrics/total_downloads.yaml`), in path order.
public record PackFiles(String pack, Map<String, String> texts) {
    public PackFiles {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }
}
