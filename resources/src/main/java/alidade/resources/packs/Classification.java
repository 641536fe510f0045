package alidade.resources.packs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A dimension that is worked out from a record's columns when computing, never stored with the facts.
public record Classification(String name, Label label, String table, List<Version> versions, List<ClassLabel> values) {
    public Classification {
        versions = List.copyOf(versions);
        values = List.copyOf(values);
    }

    public Optional<Version> version(String version) {
        return versions.stream().filter(one -> one.version().equals(version)).findFirst();
    }

    /// @param effective from which date on it is the one in force; empty: for all of history
    /// @param rules tried in order
    /// @param otherwise the value where no rule fits
    public record Version(
            String version, Optional<LocalDate> effective, Label description, List<Rule> rules, String otherwise) {
        public Version {
            rules = List.copyOf(rules);
        }
    }

    public record Rule(Filter when, String then) {}

    public record ClassLabel(String value, Label label) {}
}
