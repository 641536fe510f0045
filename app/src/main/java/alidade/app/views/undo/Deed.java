package alidade.app.views.undo;

import alidade.app.widgets.Wording;
import java.util.List;

/// Something that a person did and can take back.
///
/// @param key what it was, as the end of a text's key: `undo.did.<key>`
/// @param values of that text
/// @param back the way back from it, or back to it once it is undone
public record Deed(String key, List<String> values, Reversal back) {
    public Deed {
        values = List.copyOf(values);
    }

    Deed with(Reversal other) {
        return new Deed(key, values, other);
    }

    String words(Wording wording) {
        return wording.get("undo.did." + key, values.toArray());
    }
}
