package alidade.app.views.overview;

import alidade.resources.packs.Label;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a group is called: the labels of its dimension values, the most telling one first.
///
/// @param rest the other dimensions, in the order asked
public record Name(Label first, List<Label> rest) {
    public Name {
        rest = List.copyOf(rest);
    }

    public String in(Locale locale) {
        return first.in(locale);
    }

    public String restIn(Locale locale) {
        return rest.stream().map(label -> label.in(locale)).collect(Collectors.joining(" / "));
    }
}
