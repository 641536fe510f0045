package alidade.resources.packs;

import java.time.LocalDate;
import java.util.Optional;

/// Holds the versions of a definition against each other: labels once, dates rising.
final class VersionCheck {
    private VersionCheck() {}

    static void check(Draft draft, Names names, Definition<?> definition) {
        var file = definition.fields();
        names.uniqueTexts(definition, "version", Names.under(file, "versions", "version"));
        Optional<LocalDate> before = Optional.empty();
        var first = true;
        for (var version : file.items("versions")) {
            var effective = version.date("effective");
            if (!first && effective.isEmpty()) {
                draft.add(
                        definition,
                        version.place("version"),
                        "version " + version.text("version")
                                + " needs 'effective': only the first version holds from the" + " beginning");
            } else if (before.isPresent()
                    && effective.isPresent()
                    && !effective.get().isAfter(before.get())) {
                draft.add(
                        definition,
                        version.place("effective"),
                        "version " + version.text("version") + " is effective from " + effective.get()
                                + ", expected a day after " + before.get() + ", that of the version before it");
            }
            before = effective.isPresent() ? effective : before;
            first = false;
        }
    }
}
