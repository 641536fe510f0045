package alidade.app.views.help;

import alidade.engine.store.Definitions.Revision;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What was ever sealed of one definition.
///
/// @param revisions of the files that hold it, in order of sealing; those of another definition of the file as well
record DefinitionHistory(List<Revision> revisions) {
    /// In which folder of a pack the definitions of a kind lie, where that is not the kind's name.
    private static final Map<Topic.Group, String> FOLDERS = Map.of(Topic.Group.QUALITY, "quality/");

    DefinitionHistory {
        revisions = List.copyOf(revisions);
    }

    /// @param all sealed texts of the pack
    static DefinitionHistory of(Topic.Group group, String name, List<Revision> all) {
        var kind = group.name().toLowerCase(Locale.ROOT);
        var folder = FOLDERS.getOrDefault(group, kind + "s/");
        var names = Pattern.compile("(?m)^" + kind + ":\\s*[\"']?" + Pattern.quote(name) + "[\"']?\\s*$");
        var files = all.stream()
                .filter(one -> one.path().startsWith(folder))
                .filter(one -> names.matcher(one.text()).find())
                .map(Revision::path)
                .distinct()
                .toList();
        return new DefinitionHistory(
                all.stream().filter(one -> files.contains(one.path())).toList());
    }
}
