package alidade.engine.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which inputs of which source brought a fact, as numbers: what its deletion is decided by.
final class Covers {
    private final List<List<String>> inputLists = new ArrayList<>();
    private final Map<String, Integer> inputCodes = new HashMap<>();
    private final List<Cover> covers = new ArrayList<>();
    private final Map<Long, Integer> codes = new HashMap<>();
    private String lastText = "";
    private int lastCode = -1;
    private long lastKey = -1;
    private int lastCover;

    /// @param source number of the source
    record Cover(int source, List<String> inputs) {}

    /// The number of an `inputs` text of the store, `|a|b|`.
    int inputs(String text) {
        if (lastCode >= 0 && text.equals(lastText)) return lastCode;
        lastText = text;
        lastCode = inputCodes.computeIfAbsent(text, this::addInputs);
        return lastCode;
    }

    private int addInputs(String text) {
        inputLists.add(Arrays.stream(text.split("\\|", -1))
                .filter(input -> !input.isEmpty())
                .toList());
        return inputLists.size() - 1;
    }

    /// The number of a source with inputs.
    int code(int source, int inputs) {
        var key = (long) source << 32 | inputs;
        if (key == lastKey) return lastCover;
        lastKey = key;
        lastCover = codes.computeIfAbsent(key, one -> {
            covers.add(new Cover(source, inputLists.get(inputs)));
            return covers.size() - 1;
        });
        return lastCover;
    }

    List<Cover> all() {
        return covers;
    }
}
