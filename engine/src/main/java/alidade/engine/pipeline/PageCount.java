package alidade.engine.pipeline;

import alidade.resources.packs.SourceDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Adds up the pages of a source over its inputs and stages. NOT thread safe.
final class PageCount {
    private final SourceDefinition source;
    private final Map<Part, Step.Page> newest = new HashMap<>();
    private int input;
    private long pages;
    private long kept;

    private record Part(String input, String stage) {}

    PageCount(SourceDefinition source) {
        this.source = source;
    }

    void add(Step.Page page) {
        newest.put(new Part(page.input(), page.stage()), page);
        pages++;
        if (page.kept()) kept++;
        while (input < source.inputs().size()
                && !source.inputs().get(input).name().equals(page.input())) input++;
    }

    long pages() {
        return pages;
    }

    long kept() {
        return kept;
    }

    /// Pages of all inputs and stages; empty while one of them is still to begin or does not tell.
    ///
    /// Inputs are read one after the other, so those before the one in hand are over: they count as they came.
    OptionalLong expected() {
        if (input < source.inputs().size() - 1) return OptionalLong.empty();
        var sum = pages;
        for (var stage : source.stages()) {
            var page = newest.get(new Part(source.inputs().getLast().name(), stage.name()));
            if (page == null || page.pagesExpected().isEmpty()) return OptionalLong.empty();
            sum += page.pagesExpected().getAsLong() - page.page();
        }
        return OptionalLong.of(Math.max(pages, sum));
    }
}
