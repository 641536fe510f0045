package alidade.engine.pipeline;

import alidade.engine.log.Hashes;
import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Input;
import java.util.TreeMap;

/// The name under which an input is sealed: its own name and a mark of what it asks, `keyword#1a2b3c4d`.
///
/// An input that is asked differently is another input: what the old question brought is not taken for deleted when
/// the new one does not bring it.
final class InputLabel {
    private static final int MARK_LENGTH = 8;

    private InputLabel() {}

    static String of(SourceDefinition source, Input input) {
        var asked = new StringBuilder();
        asked.append(new TreeMap<>(input.values())).append('\n');
        for (var stage : source.stages()) {
            if (stage.perRecord()) continue;
            asked.append(stage.name())
                    .append(' ')
                    .append(stage.request())
                    .append(' ')
                    .append(stage.paging())
                    .append(' ')
                    .append(stage.records())
                    .append(' ')
                    .append(stage.key().orElse(""))
                    .append('\n');
        }
        return input.name() + "#" + Hashes.sha256(asked.toString()).substring(0, MARK_LENGTH);
    }
}
